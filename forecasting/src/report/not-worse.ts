import type { PairedComparison } from './paired-comparison.js';

/** Differences under this share of the other's loss are ties unless the test says otherwise. */
export const TIE_SHARE = 0.005;

/**
 * Whether a challenger may take a champion's place: its mean loss on the same pairs is at most half a percent above
 * the champion's, and the one-sided 5 % test does not find it worse.
 */
export function isNotWorse({ difference, low, other }: PairedComparison): boolean {
  return difference <= TIE_SHARE * other && low <= 0;
}
