import type { Format } from '../i18n/use-format.js';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const DASH = '–';

/** A mean with its 95 % interval: 24 (22–26). */
export function interval({ mean, low, high }: Interval, say: (value: number) => string): string {
  return `${say(mean)} (${say(low)}${DASH}${say(high)})`;
}

/** A share with its interval, in percent: 4.2 % (3.9–4.5). */
export const shareInterval = (value: Interval, { percent }: Format): string =>
  interval(value, (share) => percent(share, 1));

/** A difference with its sign: −1.6 (−2.0 – −1.2). */
export function signed(value: number, say: (value: number) => string): string {
  const text = say(Math.abs(value));
  const isNothing = text === say(0);
  return `${isNothing ? '' : value > 0 ? '+' : '−'}${text}`;
}

/** A difference with its interval; both ends carry a sign, so words part them. */
export const difference = (value: Interval, say: (value: number) => string, to: string): string =>
  `${signed(value.mean, say)} (${signed(value.low, say)} ${to} ${signed(value.high, say)})`;

/** Better, worse, or not told apart from nothing by the interval. */
export function verdict({ low, high }: Interval, lowerIsBetter: boolean): 'better' | 'worse' | 'unclear' {
  if (low <= 0 && high >= 0) return 'unclear';
  return high < 0 === lowerIsBetter ? 'better' : 'worse';
}
