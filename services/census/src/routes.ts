import * as contract from '@releve/contracts';
import type { Database } from '@releve/database';
import { badInput, implement, type RouteImplementation } from '@releve/platform';
import { readArrivals, readHeatmap, readPresence, type Window } from './operations/read-counts.js';
import { hourOf } from './projections/hours.js';

const longestWindowDays = 400;
const longestHeatmapDays = 1100;

function windowOf({ from, to }: { readonly from: string; readonly to: string }, longestDays: number): Window {
  const window = { from: hourOf(Date.parse(from)), to: Date.parse(to) };
  if (window.to <= window.from)
    throw badInput({ place: 'query.to', value: to, expected: 'a time after from' });
  if (window.to - window.from > longestDays * 86_400_000)
    throw badInput({ place: 'query.to', value: to, expected: `at most ${longestDays} days after from` });
  return window;
}

/** Census's routes; all of them read. */
export const censusRoutes = (database: Database, clock: () => Date): readonly RouteImplementation[] => [
  implement(contract.getPresence, ({ params }) => readPresence(database, clock, params.site)),
  implement(contract.listArrivals, ({ params, query }) =>
    readArrivals(database, params.site, query.stream, windowOf(query, longestWindowDays)),
  ),
  implement(contract.getArrivalHeatmap, ({ params, query }) =>
    readHeatmap(database, params.site, windowOf(query, longestHeatmapDays)),
  ),
];
