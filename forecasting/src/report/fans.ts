import { QUANTILE_LEVELS } from '../distribution/levels.js';
import { meanPinball } from './mean-pinball.js';
import type { ScoredRun } from './scored-run.js';

/** One step of a fan; quantiles are named by their level in thousandths. */
export interface FanPoint {
  /** ms UTC. */
  readonly target: number;
  /** null while unknown. */
  readonly actual: number | null;
  readonly median: number;
  /** Ends of the 50, 80 and 95 % intervals. */
  readonly i50: readonly [number, number];
  readonly i80: readonly [number, number];
  readonly i95: readonly [number, number];
}

/** One forecast as it was made, and what came. */
export interface Fan {
  readonly rank: 'good' | 'ordinary' | 'poor' | 'worst';
  readonly series: string;
  /** ms UTC. */
  readonly origin: number;
  readonly pinball: number;
  readonly points: readonly FanPoint[];
}

const RANKS = [
  { rank: 'good', share: 0.1 },
  { rank: 'ordinary', share: 0.5 },
  { rank: 'poor', share: 0.9 },
  { rank: 'worst', share: 1 },
] as const;

const level = (wanted: number): number => QUANTILE_LEVELS.indexOf(wanted);
const pair = (quantiles: ArrayLike<number>, low: number, high: number): [number, number] => [
  quantiles[level(low)],
  quantiles[level(high)],
];

/** A good, an ordinary, a poor and the worst forecast of the runs, by their loss: not a choice that flatters. */
export function fansOf(runs: readonly ScoredRun[]): readonly Fan[] {
  const origins = runs.flatMap(originsOf).sort((a, b) => a.pinball - b.pinball || a.origin - b.origin);
  if (origins.length === 0) return [];
  const places = RANKS.map(({ rank, share }) => ({ rank, place: Math.round(share * (origins.length - 1)) }));
  // Of ranks that fall on one origin the last says most.
  const distinct = places.filter(({ place }, k) => places.findLastIndex((one) => one.place === place) === k);
  return distinct.map(({ rank, place }) => {
    const { run, steps, origin, pinball } = origins[place];
    return { rank, series: run.series, origin, pinball, points: steps.map((i) => pointOf(run, i)) };
  });
}

function pointOf(run: ScoredRun, i: number): FanPoint {
  const quantiles = run.quantilesOf(i);
  const actual = run.actualOf(i);
  return {
    target: run.targetOf(i),
    actual: Number.isNaN(actual) ? null : actual,
    median: quantiles[level(0.5)],
    i50: pair(quantiles, 0.25, 0.75),
    i80: pair(quantiles, 0.1, 0.9),
    i95: pair(quantiles, 0.025, 0.975),
  };
}

interface ScoredOrigin {
  readonly run: ScoredRun;
  readonly origin: number;
  readonly steps: readonly number[];
  readonly pinball: number;
}

/** Origins whose steps' truth is all known. */
function originsOf(run: ScoredRun): readonly ScoredOrigin[] {
  const steps = new Map<number, number[]>();
  for (let i = 0; i < run.lead.length; i++) {
    const origin = run.originOf(i);
    const own = steps.get(origin);
    if (own === undefined) steps.set(origin, [i]);
    else own.push(i);
  }
  return [...steps].flatMap(([origin, own]) => {
    const losses = own.map((i) => meanPinball(run.quantilesOf(i), run.actualOf(i)));
    const pinball = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    return Number.isNaN(pinball) ? [] : [{ run, origin, steps: own, pinball }];
  });
}
