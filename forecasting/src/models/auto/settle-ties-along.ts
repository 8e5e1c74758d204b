import type { CountSeries } from '../../series/count-series.js';
import { type Calibration, settleTies } from '../calibration/predictive.js';
import type { TieBalance } from '../calibration/tie-balance.js';
import type { Walk } from './walk.js';
import { middleLeads } from './walk-plan.js';

/** Takes into `balance` what bounds forecast half the horizon ahead have held, one forecast of each target. */
export function settleTiesAlong(
  balance: TieBalance,
  walk: Walk,
  { start, minutes }: CountSeries,
  calibration: Calibration,
  settled: readonly number[],
  meanOf: (i: number) => number,
): void {
  const { records, slots } = walk;
  const { from, to } = middleLeads(walk.horizon, slots);
  for (const i of settled) {
    const [lead, target] = [records.lead[i], records.target[i]];
    if (lead < from || lead >= to) continue;
    const place = { slot: walk.weekSlotAt(target) % slots, interval: start / minutes + target };
    settleTies(balance, { ...place, lead, mean: meanOf(i), count: records.count[i] }, calibration);
  }
}
