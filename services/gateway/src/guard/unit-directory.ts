import { listUnits, type Principal } from '@releve/contracts';
import { requestAs, type ServiceFetch, unavailable } from '@releve/platform';

/** The gateway itself, when it asks a service for what it needs to decide. */
const gatewayItself: Principal = {
  userId: 'gateway',
  name: 'gateway',
  role: 'administrator',
  sites: '*',
  units: '*',
};

/** Which site a unit belongs to, as the planner knows it. */
export interface UnitDirectory {
  /** @throws unavailable when the planner cannot be asked. */
  siteOf(unit: string): Promise<string | undefined>;
  /** A unit was added or moved: ask again. */
  forget(): void;
}

/** Keeps the planner's list for `maxAgeMs`; a unit not in it is looked up again at most once a second. */
export function createUnitDirectory(
  planner: ServiceFetch,
  now: () => number,
  maxAgeMs = 60_000,
): UnitDirectory {
  let known: { readonly at: number; readonly sites: ReadonlyMap<string, string> } | undefined;
  let asking: Promise<ReadonlyMap<string, string>> | undefined;

  const ask = async (): Promise<ReadonlyMap<string, string>> => {
    const response = await planner(
      requestAs(gatewayItself, `/api/v1${listUnits.path}`, { signal: AbortSignal.timeout(5_000) }),
    );
    const answer = response.ok ? listUnits.response.safeParse(await response.json()) : undefined;
    if (!answer?.success)
      throw unavailable('The list of units cannot be read now.', 'Is the planner running?');
    const sites = new Map(answer.data.units.map((unit) => [unit.id as string, unit.site as string]));
    known = { at: now(), sites };
    return sites;
  };
  const refresh = () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return {
    async siteOf(unit) {
      const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
      const site = age < maxAgeMs ? known?.sites.get(unit) : undefined;
      if (site !== undefined || age < 1_000) return site;
      return (await refresh()).get(unit);
    },
    forget() {
      known = undefined;
    },
  };
}
