/** A hypothesis on when the level last changed. `precision` and `sum` describe its posterior level. */
interface Run {
  readonly base: boolean;
  readonly probability: number;
  readonly precision: number;
  readonly sum: number;
}

const HAZARD = 1 / 5000;
const SHIFT_DEVIATION = 0.35;
const RETURN_SHARE = 0.4;
/** Snow, strikes and heat last a few days: four odd days in a row are not yet a new level. */
const OUTLIER_SHARE = 0.1;
const OUTLIER_SPREAD = 5;
const KEPT_RUNS = 60;
const LARGEST_LEVEL = 2;

/**
 * Level of a series against its regression (log scale), with sudden changes: Bayesian online change-point detection
 * (Adams and MacKay 2007) with a normal level per run, a "usual" run whose level is zero, and a share of outliers.
 * After a change a few days of data move the level; without one it stays near zero.
 */
export class LevelFilter {
  private constructor(private runs: readonly Run[]) {}

  static start(): LevelFilter {
    return new LevelFilter([{ base: true, probability: 1, precision: 1, sum: 0 }]);
  }

  /** Takes a day's log ratio of counts to expected counts, with its variance. */
  observe(logRatio: number, variance: number): void {
    const next: Run[] = [];
    let [total, usual] = [0, 0];
    for (const run of this.runs) {
      const spread = run.base ? variance : variance + 1 / run.precision;
      const mean = run.base ? 0 : run.sum / run.precision;
      const weight = run.probability * density(logRatio - mean, spread, variance);
      total += weight;
      if (run.base) usual += weight;
      next.push({
        base: run.base,
        probability: weight * (1 - HAZARD),
        precision: run.precision + (run.base ? 0 : 1 / variance),
        sum: run.sum + (run.base ? 0 : logRatio / variance),
      });
    }
    next.push({
      base: false,
      probability: HAZARD * total,
      precision: 1 / SHIFT_DEVIATION ** 2,
      sum: 0,
    });
    next.push({ base: true, probability: HAZARD * RETURN_SHARE * (total - usual), precision: 1, sum: 0 });
    this.runs = normalised(merged(next));
  }

  /** Expected level: the log factor on the regression's mean. */
  level(): number {
    let sum = 0;
    for (const run of this.runs) if (!run.base) sum += (run.probability * run.sum) / run.precision;
    return Math.max(-LARGEST_LEVEL, Math.min(LARGEST_LEVEL, sum));
  }

  clone(): LevelFilter {
    return new LevelFilter(this.runs);
  }
}

function density(deviation: number, spread: number, variance: number): number {
  const wide = spread + variance * (OUTLIER_SPREAD ** 2 - 1);
  return (1 - OUTLIER_SHARE) * normal(deviation, spread) + OUTLIER_SHARE * normal(deviation, wide) + 1e-12;
}

function normal(deviation: number, variance: number): number {
  return Math.exp((-deviation * deviation) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

function merged(runs: readonly Run[]): readonly Run[] {
  const usual = runs.reduce((sum, run) => (run.base ? sum + run.probability : sum), 0);
  const shifted = runs.filter((run) => !run.base);
  if (shifted.length > KEPT_RUNS) {
    shifted.sort((a, b) => b.probability - a.probability);
    shifted.length = KEPT_RUNS;
  }
  return [{ base: true, probability: usual, precision: 1, sum: 0 }, ...shifted];
}

function normalised(runs: readonly Run[]): readonly Run[] {
  const total = runs.reduce((sum, run) => sum + run.probability, 0);
  return runs.map((run) => ({ ...run, probability: run.probability / total }));
}
