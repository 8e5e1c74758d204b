import type { Alert } from '../../api/types.js';
import { isCalling } from './alert-words.js';

/** Alerts that call, then silenced ones, then past ones; among them those of all visits before those of a stream. */
export function inOrderOfCall(alerts: readonly Alert[], now: number): readonly Alert[] {
  const rank = (alert: Alert): number =>
    2 * (isCalling(alert, now) ? 0 : alert.endedAt === null ? 1 : 2) + (alert.stream === 'all' ? 0 : 1);
  return alerts.toSorted((a, b) => rank(a) - rank(b));
}
