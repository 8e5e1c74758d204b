import { type FitFacts, ScoreSums, type Scores, seasonalNaiveError } from '@releve/forecasting';
import type { ModelRun } from './model-run.js';
import type { NamedSeries } from './series-input.js';

interface ModelReport extends Scores {
  /** Mean absolute error over the in-sample error of the seasonal naive forecast, averaged over series. */
  readonly mase: number;
}

/** What a backtest found, for machines and for the record. */
export interface BacktestReport {
  readonly models: Readonly<Record<string, ModelReport>>;
  /** Pinball loss over that of each reference, minus one, in percent; negative is better. */
  readonly againstPercent: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly byLead: Readonly<Record<string, Readonly<Record<string, Scores>>>>;
  readonly byHour: Readonly<Record<string, Readonly<Record<string, Scores>>>>;
  readonly seconds: Readonly<Record<string, { readonly fitting: number; readonly predicting: number }>>;
  readonly chosen: Readonly<Record<string, readonly FitFacts[]>>;
  readonly why: string;
  readonly data: readonly {
    readonly series: string;
    readonly intervals: number;
    readonly observed: number;
    readonly missingIntervals: number;
    readonly zeroRuns: number;
    readonly absurdValues: number;
  }[];
}

export const REFERENCES: readonly string[] = ['seasonal-naive', 'profile-52'];

const WHY =
  'auto averages two calendar regressions (weights halving in 365 and 1095 days), moves their level after breaks, ' +
  'corrects by recent counts, and blends with the simple members by recent error; "weight …" are those of the last fit.';

/** Scores every run of a backtest. `actuals` are the counts as written, without what cleaning set aside. */
export function backtestReport(runs: readonly ModelRun[], data: readonly NamedSeries[]): BacktestReport {
  const names = [...new Set(runs.map((run) => run.model))];
  const each = <T>(make: (name: string) => T): Record<string, T> =>
    Object.fromEntries(names.map((name) => [name, make(name)]));
  const models = each((name) => overall(runs.filter((run) => run.model === name)));
  return {
    models,
    againstPercent: each((name) =>
      Object.fromEntries(
        REFERENCES.filter((reference) => reference in models).map((reference) => [
          reference,
          100 * (models[name].pinball / models[reference].pinball - 1),
        ]),
      ),
    ),
    byLead: each((name) => grouped(runs, name, (run, i) => leadLabel(run.lead[i]))),
    byHour: each((name) => grouped(runs, name, (run, i) => String(run.hourOf(i)).padStart(2, '0'))),
    seconds: each((name) => {
      const own = runs.filter((run) => run.model === name);
      const sum = (of: (run: ModelRun) => number): number =>
        own.reduce((total, run) => total + of(run), 0) / 1000;
      return {
        fitting: sum((run) => run.fitMilliseconds),
        predicting: sum((run) => run.predictMilliseconds),
      };
    }),
    chosen: each((name) => runs.filter((run) => run.model === name).map((run) => run.facts)),
    why: WHY,
    data: data.map(({ name, report }) => ({
      series: name,
      intervals: report.intervals,
      observed: report.observed,
      missingIntervals: report.gaps.reduce((sum, gap) => sum + gap.intervals, 0),
      zeroRuns: report.zeroRuns.length,
      absurdValues: report.absurd.length,
    })),
  };
}

function overall(runs: readonly ModelRun[]): ModelReport {
  const sums = new ScoreSums();
  const scaled: number[] = [];
  for (const run of runs) {
    const own = new ScoreSums();
    for (let i = 0; i < run.mean.length; i++) {
      sums.add(run.mean[i], run.quantilesOf(i), run.actualOf(i));
      own.add(run.mean[i], run.quantilesOf(i), run.actualOf(i));
    }
    const scale = seasonalNaiveError(run.counts, run.week, run.firstKnown);
    if (own.scores().pairs > 0) scaled.push(own.scores().mae / scale);
  }
  return { ...sums.scores(), mase: scaled.reduce((sum, value) => sum + value, 0) / scaled.length };
}

function grouped(
  runs: readonly ModelRun[],
  model: string,
  keyOf: (run: ModelRun, i: number) => string,
): Record<string, Scores> {
  const groups = new Map<string, ScoreSums>();
  for (const run of runs) {
    if (run.model !== model) continue;
    for (let i = 0; i < run.mean.length; i++) {
      const key = keyOf(run, i);
      const sums = groups.get(key) ?? new ScoreSums();
      groups.set(key, sums);
      sums.add(run.mean[i], run.quantilesOf(i), run.actualOf(i));
    }
  }
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return Object.fromEntries(sorted.map(([key, sums]) => [key, sums.scores()]));
}

function leadLabel(lead: number): string {
  if (lead < 6) return String(lead);
  const from = lead < 24 ? Math.floor(lead / 6) * 6 : Math.floor(lead / 12) * 12;
  return `${from}–${from + (lead < 24 ? 5 : 11)}`;
}
