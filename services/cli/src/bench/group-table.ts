import {
  blockTotals,
  type CountSeries,
  calendarFor,
  type FittedModel,
  knownAt,
  modelByName,
  slotsPerDay,
  sumPaths,
} from '@releve/forecasting';
import { CoverageTable } from './coverage-table.js';
import { must } from './forecast-sets.js';

const PATHS = 300;
const DAYS_AHEAD = 28;
const ORIGINS = 48;

/** Sites of a group that begin and end together. */
export interface GroupPart {
  readonly title: string;
  readonly sites: readonly CountSeries[];
  readonly region: string;
}

/** Totals of days, weeks and four weeks of each site and of all together, by weekly forecasts of the last year. */
export async function groupTable({ title, sites, region }: GroupPart): Promise<void> {
  const table = new CoverageTable(`Totals of sites and of the group, ${title}`);
  const calendar = must(calendarFor(region));
  const auto = must(modelByName('auto'));
  const slots = slotsPerDay(sites[0]);
  const horizon = DAYS_AHEAD * slots;
  const end = Math.min(...sites.map(({ values }) => values.length));
  let models: readonly FittedModel[] = [];
  for (let origin = 0; origin < ORIGINS; origin++) {
    const known = end - horizon - (ORIGINS - 1 - origin) * 7 * slots;
    models = sites.map((site, s) => {
      const history = knownAt(site, known);
      return origin % 4 === 0 ? must(auto.fit(history, { calendar, horizon })) : models[s].update(history);
    });
    const paths = sites.map((site, s) =>
      models[s].samplePaths(knownAt(site, known), horizon, PATHS, 1000 * origin + s + 1, origin + 1),
    );
    const truths = sites.map(({ values }) => [values.subarray(known, known + horizon)]);
    for (const days of [1, 7, 28]) {
      const blockOf = Int32Array.from({ length: horizon }, (_, step) => Math.floor(step / (days * slots)));
      const first = known / slots / days;
      sites.forEach((_, s) => {
        table.add(
          `site, ${days} d`,
          blockTotals(paths[s], blockOf),
          blockTotals(truths[s], blockOf)[0],
          first + s,
        );
      });
      const [truth] = blockTotals(sumPaths(truths), blockOf);
      table.add(`group, ${days} d`, blockTotals(sumPaths(paths), blockOf), truth, first);
    }
  }
  table.print();
}
