import type { Site } from '@releve/contracts';
import { LocalClock } from './time/local-time.js';

/** A site with what reading its data needs. */
export interface KnownSite {
  readonly site: Site;
  readonly clock: LocalClock;
}

export const knownSite = (site: Site): KnownSite => ({ site, clock: new LocalClock(site.timeZone) });

/** How far ahead of the clock the times of a real site may be. */
const futureToleranceMs = 3_600_000;

/** The latest time believed of a site's data, epoch ms; a simulated site may be ahead of the clock: null. */
export const latestBelieved = (site: Site, nowMs: number): number | null =>
  site.simulated ? null : nowMs + futureToleranceMs;

const refreshMs = 30_000;

/** The sites, kept in memory and read again every 30 s at most, since another process may add one. */
export class SiteDirectory {
  private sites = new Map<string, KnownSite>();
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly load: () => Promise<readonly Site[]>,
    private readonly clock: () => Date,
  ) {}

  async reload(): Promise<readonly Site[]> {
    const sites = await this.load();
    this.readAt = this.clock().getTime();
    const known = this.sites;
    this.sites = new Map(
      sites.map((site) => {
        const before = known.get(site.id)?.clock;
        return [site.id, before?.timeZone === site.timeZone ? { site, clock: before } : knownSite(site)];
      }),
    );
    return sites;
  }

  async find(id: string): Promise<KnownSite | null> {
    const stale = this.clock().getTime() - this.readAt > refreshMs;
    // A database out of reach leaves the sites as they were: storing what was read will say so.
    if (stale) await this.reload().catch(() => undefined);
    return this.sites.get(id) ?? null;
  }

  get ids(): readonly string[] {
    return [...this.sites.keys()];
  }
}
