import { countPathQuantiles, QUANTILE_LEVELS, ScoreSums, type Scores } from '@releve/forecasting';
import { print } from './print.js';

/** Scores of totals over joint paths, a row a kind of total. */
export class CoverageTable {
  private readonly rows = new Map<string, ScoreSums>();

  constructor(private readonly title: string) {}

  /** Adds the totals of a forecast: `paths[p][block]` and what came. `first` numbers the blocks, to spread their ties. */
  add(name: string, paths: readonly ArrayLike<number>[], truth: ArrayLike<number>, first: number): void {
    const sums = this.rows.get(name) ?? new ScoreSums();
    this.rows.set(name, sums);
    countPathQuantiles(paths, QUANTILE_LEVELS, first).forEach((quantiles, block) => {
      const mean = paths.reduce((sum, path) => sum + path[block], 0) / paths.length;
      sums.add(mean, quantiles, truth[block] ?? Number.NaN);
    });
  }

  print(): void {
    print(`\n${this.title}`);
    print(
      '  total                      coverage 50/80/90/95 %     pinball  quantile bias  mean error   totals',
    );
    for (const [name, sums] of this.rows) this.printRow(name, sums.scores());
  }

  printRow(name: string, { coverage, pinball, quantileBias, bias, pairs }: Scores): void {
    const { c50, c80, c90, c95 } = coverage;
    const held = [c50, c80, c90, c95].map((share) => (100 * share).toFixed(1)).join('/');
    print(
      `  ${name.padEnd(26)} ${held.padEnd(24)} ${pinball.toFixed(3).padStart(9)} ${quantileBias.toFixed(3).padStart(14)} ${bias.toFixed(2).padStart(11)} ${String(pairs).padStart(8)}`,
    );
  }
}
