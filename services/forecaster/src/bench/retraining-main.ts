import { startForecastEngine } from '../engine/start-forecast-engine.js';
import { trainInThreads } from '../training/train-in-threads.js';
import { TRAIN_JOB, type TrainInput } from '../training/train-protocol.js';
import { madeUpHours } from './made-up-hours.js';

const YEARS = Number(process.argv[2] ?? 5);
const SITES = (process.argv[3] ?? '5,10,20').split(',').map(Number);
/** Arrivals and patients present have a model each; streams are derived from the first. */
const SERIES_PER_SITE = 2;
const TARGET_SITES = 100;
const TARGET_MINUTES = 15;
const HORIZON_HOURS = 72;

const place = { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: 'A' } as const;
const print = (line: string) => process.stdout.write(`${line}\n`);

/** A night: each series is trained and measured in the training thread, then fitted by the engine for live use. */
async function night(sites: number): Promise<{ readonly seconds: number; readonly cpuSeconds: number }> {
  const jobs = trainInThreads(1);
  const engine = startForecastEngine();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const fitting: Promise<unknown>[] = [];
  for (let series = 0; series < sites * SERIES_PER_SITE; series++) {
    const counts = madeUpHours(series, YEARS);
    const input: TrainInput = {
      ...{ place, counts, indicators: [], model: 'auto', horizonHours: HORIZON_HOURS },
      ...{ thorough: false, champion: null },
    };
    const outcome = await jobs.run(TRAIN_JOB, input).outcome;
    if (outcome.kind !== 'done') throw new Error(`training ended as ${JSON.stringify(outcome)}`);
    const key = { site: `s${series}`, stream: 'all', quantity: 'arrivals' } as const;
    const hours = { start: counts.start, values: Float64Array.from(counts.values) };
    fitting.push(
      engine.ask(
        {
          kind: 'fit',
          key,
          place,
          counts: hours,
          horizonHours: HORIZON_HOURS,
          model: 'auto',
          measure: false,
        },
        'background',
      ),
    );
  }
  await Promise.all(fitting);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all([jobs.close(), engine.stop()]);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

print(
  `Nightly retraining, ${YEARS} years of hours, ${SERIES_PER_SITE} series a site, made-up counts, 2 threads`,
);
print('sites   seconds   s/site   CPU s/site   peak RSS MB');
let last = { sites: 1, seconds: 0 };
for (const sites of SITES) {
  const { seconds, cpuSeconds } = await night(sites);
  const rss = process.resourceUsage().maxRSS / 1024;
  print(
    `${String(sites).padEnd(7)} ${seconds.toFixed(1).padStart(7)} ${(seconds / sites).toFixed(2).padStart(8)} ${(cpuSeconds / sites).toFixed(2).padStart(12)} ${rss.toFixed(0).padStart(13)}`,
  );
  last = { sites, seconds };
}
const minutes = (last.seconds / last.sites) * (TARGET_SITES / 60);
print(
  `${TARGET_SITES} sites, extrapolated from ${last.sites} by the seconds a site: ${minutes.toFixed(1)} min (target ${TARGET_MINUTES})`,
);
