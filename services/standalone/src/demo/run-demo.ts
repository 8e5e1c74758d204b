import { getPresence, type Principal } from '@releve/contracts';
import { type Clock, type Logger, requestAs } from '@releve/platform';
import { createSimulator, demoGroup, type Simulator } from '@releve/simulator';
import type { Standalone } from '../standalone.js';
import { planDoctorRosters } from './doctor-rosters.js';
import { planFirstRoster } from './first-roster.js';
import { demoSeed, type HistoryProgress, loadHistory } from './load-history.js';

const HOUR_MS = 3_600_000;
const TROUBLE_SHARE = 0.02;
const demonstrator: Principal = {
  userId: 'demo',
  name: 'Demonstration',
  role: 'administrator',
  sites: '*',
  units: '*',
};

export interface DemoOptions {
  readonly dataDir: string;
  readonly site: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onHistory: HistoryProgress;
}

/** Up to when a site's arrivals are known; null before anything came. */
async function knownUntil({ services }: Standalone, site: string): Promise<Date | null> {
  const answer = await services.census(
    requestAs(demonstrator, `/api/v1${getPresence.path.replace(':site', site)}`),
  );
  const { knownUntil: until } = getPresence.response.parse(await answer.json());
  return until === null ? null : new Date(until);
}

/** Live messages go on where the last known ones ended, an hour earlier for safety: duplicates count once. */
async function liveFrom(standalone: Standalone, historyEnd: Date): Promise<Date> {
  const known = await Promise.all(demoGroup.map(({ site }) => knownUntil(standalone, site.id)));
  const earliest = Math.min(...known.map((until) => until?.getTime() ?? historyEnd.getTime()));
  return new Date(Math.max(historyEnd.getTime(), earliest - HOUR_MS));
}

/** Fills the system with the simulated hospital group and keeps it alive with real HL7 messages. */
export async function runDemo(standalone: Standalone, options: DemoOptions): Promise<Simulator> {
  const { dataDir, clock, log, onHistory } = options;
  const home = demoGroup.find(({ site }) => site.id === options.site);
  if (home)
    planFirstRoster(standalone.planner, standalone.database, home.site, clock())
      .then((first) => planDoctorRosters(standalone.planner, standalone.database, home.site, clock(), first))
      .catch((error: unknown) => log.error({ err: error }, 'the first rosters could not be planned'));
  const historyEnd = await loadHistory(standalone.intake, dataDir, options.site, clock(), onHistory);
  const simulator = createSimulator({
    sites: demoGroup,
    seed: demoSeed,
    from: await liveFrom(standalone, historyEnd),
    speed: Number.POSITIVE_INFINITY,
    troubleShare: TROUBLE_SHARE,
    mllp: { host: '127.0.0.1', port: standalone.mllpPort },
    clock,
    log,
  });
  simulator.start();
  return simulator;
}
