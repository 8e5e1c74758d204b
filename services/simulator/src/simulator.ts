import type { Logger } from '@releve/platform';
import type { ExtraWave } from './generate/arrival-rate.js';
import { visitSource } from './generate/visit-source.js';
import type { SiteProfile } from './hospital/profile.js';
import { LatencySample } from './live/latency-sample.js';
import { MllpSender } from './live/mllp-sender.js';
import { type SiteFeed, siteFeed } from './live/site-feed.js';

export interface SimulatorDeps {
  readonly sites: readonly SiteProfile[];
  readonly seed: number;
  /** Where history ends and live begins; earlier than now, the simulator first catches up. */
  readonly from: Date;
  /** Simulated seconds a second. It never runs ahead of the clock: messages from the future are refused. */
  readonly speed: number;
  /** Share of visits with something wrong in their messages: 0.02 is usual. */
  readonly troubleShare: number;
  /** A wave of arrivals on every site, beside the epidemics of the season. */
  readonly waves?: readonly ExtraWave[];
  /** Where the receiver listens. */
  readonly mllp: { readonly host: string; readonly port: number };
  /** Messages in flight per site (default 16). */
  readonly window?: number;
  readonly clock: () => Date;
  readonly log: Logger;
}

export interface SimulatorStats {
  /** How far the messages have come. */
  readonly simulatedUntil: string;
  readonly acknowledged: number;
  readonly accepted: number;
  /** Refused by the receiver; with bad messages sent on purpose, some should be. */
  readonly refused: number;
  readonly pending: number;
  readonly reconnects: number;
  readonly resent: number;
  /** Milliseconds from sending to acknowledgement. */
  readonly ackMs: { readonly p50: number; readonly p95: number };
}

export interface Simulator {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly stats: () => SimulatorStats;
}

const tickMs = 100;
/** Messages waiting per site at which time stands still: the receiver sets the pace. */
const mostPending = 500;

interface SiteRun {
  readonly feed: SiteFeed;
  readonly sender: MllpSender;
}

/** The group's hospitals, telling what happens as it happens. Each has a connection of its own. */
export function createSimulator(deps: SimulatorDeps): Simulator {
  const { sites, seed, from, speed, troubleShare, waves = [], mllp, window = 16, clock, log } = deps;
  const latency = new LatencySample();
  let accepted = 0;
  let acknowledged = 0;
  let startedMs = 0;
  let untilMs = from.getTime();
  let timer: NodeJS.Timeout | undefined;

  const runs: readonly SiteRun[] = sites.map((profile) => ({
    feed: siteFeed({
      profile,
      source: visitSource(profile, seed, waves),
      seed,
      fromMs: from.getTime(),
      troubleShare,
    }),
    sender: new MllpSender({
      ...mllp,
      window,
      log,
      now: () => clock().getTime(),
      onAcknowledged({ code, reason }, tookMs) {
        acknowledged += 1;
        if (code === 'AA') accepted += 1;
        else log.debug({ site: profile.site.id, code, reason }, 'message refused');
        latency.add(tookMs);
      },
    }),
  }));

  const tick = (): void => {
    const nowMs = clock().getTime();
    const reachedMs = Number.isFinite(speed) ? from.getTime() + (nowMs - startedMs) * speed : nowMs;
    untilMs = Math.max(untilMs, Math.min(nowMs, reachedMs));
    for (const { feed, sender } of runs)
      for (const { bytes } of feed.take(untilMs, Math.max(0, mostPending - sender.pending)))
        sender.send(bytes);
  };

  return {
    start() {
      startedMs = clock().getTime();
      for (const { sender } of runs) sender.start();
      timer = setInterval(tick, tickMs);
      log.info({ sites: sites.map(({ site }) => site.id), from, speed }, 'simulated hospitals begin to send');
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(runs.map(({ sender }) => sender.stop()));
    },
    stats: () => ({
      simulatedUntil: new Date(
        Math.min(untilMs, ...runs.map(({ feed }) => feed.nextMs() ?? untilMs)),
      ).toISOString(),
      acknowledged,
      accepted,
      refused: acknowledged - accepted,
      pending: runs.reduce((sum, { sender }) => sum + sender.pending, 0),
      reconnects: runs.reduce((sum, { sender }) => sum + sender.reconnects, 0),
      resent: runs.reduce((sum, { sender }) => sum + sender.resent, 0),
      ackMs: { p50: latency.quantile(0.5), p95: latency.quantile(0.95) },
    }),
  };
}
