import type { TFunction } from 'i18next';
import type { RosterWish } from '../../../api/insight-queries.js';
import type { Unit } from '../../../api/types.js';
import type { Format } from '../../../i18n/use-format.js';
import { addDays, civil } from '../../../ui/time.js';

/** A shift's name by its id, or the word for a day off. */
export function shiftName(t: TFunction, format: Format, unit: Unit, shift: string | null): string {
  if (shift === null) return t('why.off');
  const type = unit.shiftTypes.find(({ id }) => id === shift);
  return type === undefined ? shift : `${shift} – ${format.local(type.name)}`;
}

/** What a wish asks for. */
export function wishWords(t: TFunction, wish: Pick<RosterWish, 'wish' | 'shift'>): string {
  if (wish.shift === null) return wish.wish === 'on' ? t('why.wishOn') : t('why.wishOff');
  const values = { shift: wish.shift };
  return wish.wish === 'on' ? t('why.wishOnShift', values) : t('why.wishOffShift', values);
}

/** A day of a roster in words: « mar. 22 déc. ». */
export const dayWords = (from: string, day: number, language: Format['language']): string =>
  civil(addDays(from, day), 'EEE d MMM', language);
