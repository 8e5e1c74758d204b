import { type Scores, seasonalNaiveError } from '@releve/forecasting';
import { type BenchRun, mean, type Planned, runPlan, SIMPLE, scoresBy, scoresOf } from './bench-run.js';
import { print } from './print.js';

const WATTS_PER_CORE = 10;
const KEYS = ['c50', 'c80', 'c90', 'c95'] as const;
const SAID = [50, 80, 90, 95];
const FEWEST_PAIRS = 200;

/** One part of the bench that scores several models on a set of series. */
export interface ScorePart {
  readonly title: string;
  /** Highest mean pinball loss allowed; undefined when none is published. */
  readonly target: number | undefined;
  readonly sets: readonly Planned[];
  readonly calendar: string | undefined;
}

/** Prints mean scores over series of every model, the coverage of auto by lead and hour, and its regret. */
export async function scoreTable(part: ScorePart, models: readonly string[]): Promise<void> {
  const { title, target, sets, calendar } = part;
  print(`\n${title}`);
  print(
    '  model            pinball    MASE  WAPE %  coverage 50/80/90/95 %      qbias   s fit  s predict  CPU s  J/forecast',
  );
  const pinballs = new Map<string, number>();
  const forecasts = sets.reduce((n, { plan }) => n + plan.length, 0);
  for (const model of [...SIMPLE, ...models]) {
    const cpu = process.cpuUsage();
    const runs: BenchRun[] = [];
    for (const set of sets) runs.push(await runPlan(set, model, calendar));
    const used = process.cpuUsage(cpu);
    const scores = runs.map(scoresOf);
    pinballs.set(model, mean(scores.map((s) => s.pinball)));
    print(row(model, runs, scores, (used.user + used.system) / 1e6, forecasts));
    if (models.includes(model)) print(`    coverage off by at most ${coverageGaps(runs)}`);
  }
  const [bestName, best] = [...pinballs]
    .filter(([name]) => SIMPLE.includes(name))
    .reduce((a, b) => (b[1] < a[1] ? b : a));
  for (const model of models) {
    const found = pinballs.get(model) ?? Number.NaN;
    const goal =
      target === undefined
        ? ''
        : `${found <= target ? 'met' : 'MISSED'}: ${found.toFixed(4)} against ${target}; `;
    const regret = 100 * (found / best - 1);
    print(
      `  ${model}: ${goal}regret ${regret.toFixed(2)} % to ${bestName} (at most 1 %)${regret > 1 ? ' MISSED' : ''}`,
    );
  }
}

function row(
  model: string,
  runs: readonly BenchRun[],
  scores: readonly Scores[],
  seconds: number,
  forecasts: number,
): string {
  const mase = mean(
    runs.map(({ run }, i) => scores[i].mae / seasonalNaiveError(run.counts, run.week, run.firstKnown)),
  );
  const coverage = KEYS.map((key) => (100 * mean(scores.map((s) => s.coverage[key]))).toFixed(1)).join('/');
  const total = (key: 'fitMilliseconds' | 'predictMilliseconds'): string =>
    (runs.reduce((sum, { run }) => sum + run[key], 0) / 1000).toFixed(1);
  return [
    `  ${model.padEnd(15)}`,
    mean(scores.map((s) => s.pinball))
      .toFixed(4)
      .padStart(8),
    mase.toFixed(4).padStart(7),
    mean(scores.map((s) => s.wapePercent))
      .toFixed(2)
      .padStart(7),
    ` ${coverage.padEnd(25)}`,
    mean(scores.map((s) => s.quantileBias)).toFixed(4),
    total('fitMilliseconds').padStart(7),
    total('predictMilliseconds').padStart(10),
    seconds.toFixed(1).padStart(6),
    ((seconds * WATTS_PER_CORE) / forecasts).toFixed(2).padStart(11),
  ].join(' ');
}

/** Largest distances, in points, between what the intervals say and hold: overall, by lead and by hour of day. */
function coverageGaps(runs: readonly BenchRun[]): string {
  const worst = (keyOf: (one: BenchRun) => (i: number) => string): string => {
    const byKey = new Map<string, Scores[]>();
    for (const one of runs) {
      for (const [key, scores] of scoresBy(one, keyOf(one)))
        byKey.set(key, [...(byKey.get(key) ?? []), scores]);
    }
    let [largest, where] = [0, ''];
    for (const [key, all] of byKey) {
      if (all.reduce((n, { pairs }) => n + pairs, 0) < FEWEST_PAIRS) continue;
      KEYS.forEach((name, k) => {
        const gap = Math.abs(100 * mean(all.map((s) => s.coverage[name])) - SAID[k]);
        if (gap > largest) [largest, where] = [gap, key];
      });
    }
    return `${largest.toFixed(1)}${where === '' ? '' : ` (${where})`}`;
  };
  const [overall, lead, hour] = [
    worst(() => () => ''),
    worst(
      ({ run }) =>
        (i) =>
          leadBand(run.lead[i], run.stepMinutes),
    ),
    worst(
      ({ run }) =>
        (i) =>
          `hour ${run.hourOf(i)}`,
    ),
  ];
  return `${overall} points overall, ${lead} by lead, ${hour} by hour`;
}

/** Quarters of a day up to a day ahead, half days to two days, then weeks. */
function leadBand(lead: number, minutes: number): string {
  const hours = (lead * minutes) / 60;
  if (minutes < 1440 && hours < 48) {
    const width = hours < 24 ? 6 : 12;
    return `lead from ${Math.floor(hours / width) * width} h`;
  }
  return `lead from week ${Math.floor(hours / 168)}`;
}
