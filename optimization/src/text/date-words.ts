import type { LocalText } from './local-text.js';

const FRENCH = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const ENGLISH = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** A local date `YYYY-MM-DD` in words: « lundi 1er juin », "Monday 1 June". */
export function dateWords(date: string): LocalText {
  const midnight = new Date(`${date}T00:00:00Z`);
  return {
    fr: FRENCH.format(midnight).replace(/ 1 /, ' 1er '),
    en: ENGLISH.format(midnight).replace(',', ''),
  };
}
