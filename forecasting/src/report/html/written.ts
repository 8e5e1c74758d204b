import type { ReportLanguage } from './report-document.js';
import type { ReportWords } from './words.js';
import { englishWords } from './words-en.js';
import { frenchWords } from './words-fr.js';

/** Words, numbers and times of one language. */
export interface Written {
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  /** A dash for what is not a number. */
  number(value: number, digits?: number): string;
  /** A share, 0 to 1, as a percentage. */
  percent(share: number, digits?: number): string;
  /** The same with its sign. */
  change(share: number, digits?: number): string;
  /** ms UTC in the zone of the data. */
  time(instant: number): string;
  day(instant: number): string;
  /** Short enough for an axis: day and hour. */
  tick(instant: number): string;
  model(name: string): string;
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const WORDS = { fr: frenchWords, en: englishWords } as const;

/** How a report is written in a language and the time zone of its data. */
export function writtenIn(language: ReportLanguage, timeZone: string): Written {
  const locale = LOCALES[language];
  const words = WORDS[language];
  const dates = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' });
  const times = new Intl.DateTimeFormat(locale, {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const ticks = new Intl.DateTimeFormat(locale, {
    ...{ timeZone, weekday: 'short', day: 'numeric', hour: '2-digit', hourCycle: 'h23' },
  });
  const shown = (value: number, options: Intl.NumberFormatOptions): string =>
    Number.isFinite(value) ? new Intl.NumberFormat(locale, options).format(value) : '–';
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    language,
    words,
    number: (value, digits = 0) => shown(value, fixed(digits)),
    percent: (share, digits = 1) => shown(share, { style: 'percent', ...fixed(digits) }),
    change: (share, digits = 1) =>
      shown(share, { style: 'percent', signDisplay: 'exceptZero', ...fixed(digits) }),
    time: (instant) => (Number.isFinite(instant) ? times.format(instant) : '–'),
    day: (instant) => (Number.isFinite(instant) ? dates.format(instant) : '–'),
    tick: (instant) => ticks.format(instant),
    model: (name) => words.models[name] ?? name,
  };
}
