import {
  compareLosses,
  lossesOf,
  type PairedComparison,
  type PairLoss,
  type ScoredRun,
} from '@releve/forecasting';
import { LEAD_HOURS } from './hold-out.js';
import type { PairedLosses } from './train-protocol.js';

const HOUR_MS = 3_600_000;
const DIGITS = 1e4;

/** A run's losses in rows by origin, small enough to keep with the model. */
export function pairedLossesOf(run: ScoredRun): PairedLosses {
  const rows = new Map<number, (number | null)[]>();
  for (const { origin, target, loss } of lossesOf(run)) {
    const row = rows.get(origin) ?? new Array<number | null>(LEAD_HOURS).fill(null);
    rows.set(origin, row);
    row[(target - origin) / HOUR_MS] = Math.round(loss * DIGITS) / DIGITS;
  }
  return { origins: [...rows.keys()].map((origin) => origin / HOUR_MS), loss: [...rows.values()] };
}

/** Two models' losses on the pairs both were measured on; undefined without any. */
export const comparePairedLosses = (own: PairedLosses, other: PairedLosses): PairedComparison | undefined =>
  compareLosses(pairsOf(own), pairsOf(other));

const pairsOf = ({ origins, loss }: PairedLosses): readonly PairLoss[] =>
  origins.flatMap((hour, row) =>
    (loss[row] ?? []).flatMap((value, lead) =>
      value === null
        ? []
        : [{ series: '', origin: hour * HOUR_MS, target: (hour + lead) * HOUR_MS, loss: value }],
    ),
  );
