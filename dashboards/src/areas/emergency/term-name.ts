import type { TFunction } from 'i18next';

const known = [
  'hour',
  'weekday',
  'season',
  'holiday',
  'school',
  'level',
  'trend',
  'recent',
  'epidemic',
  'blend',
  'closed',
  'week',
  'stays',
  'covariate',
] as const;

/** A term of the explanation in words: "holiday:easter-monday" is a holiday, with its name behind. */
export function termName(t: TFunction, term: string): string {
  const [base = '', ...detail] = term.split(':');
  const name = known.find((item) => item === base);
  const words = name === undefined ? base : t(`term.${name}`);
  return detail.length === 0 ? words : `${words} (${detail.join(' ').replaceAll('-', ' ')})`;
}
