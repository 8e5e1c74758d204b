import { TZDate } from '@date-fns/tz';
import { addDays as addDaysTo, format, type Locale } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import { fr } from 'date-fns/locale/fr';
import type { Language } from '../i18n/language.js';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

const locales: Record<Language, Locale> = { fr, en: enGB };

/** An instant written in a zone's own clock, by a date-fns pattern; weeks begin on Monday in both languages. */
export const inZone = (ms: number, zone: string, pattern: string, language: Language): string =>
  format(new TZDate(ms, zone), pattern, { locale: locales[language], weekStartsOn: 1 });

export const hourInZone = (ms: number, zone: string): number => new TZDate(ms, zone).getHours();

/** The civil date of an instant in a zone, yyyy-mm-dd. */
export const dateInZone = (ms: number, zone: string): string => format(new TZDate(ms, zone), 'yyyy-MM-dd');

const partsOf = (date: string): readonly [number, number, number] => {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};

/** The instant at which a civil date begins in a zone. */
export function dayStart(date: string, zone: string): number {
  const [year, month, day] = partsOf(date);
  return new TZDate(year, month - 1, day, zone).getTime();
}

/** The instant of a local `HH:mm` of a civil date; the first of two where the clocks repeat it. */
export function instantInZone(date: string, time: string, zone: string): number {
  const [year, month, day] = partsOf(date);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new TZDate(year, month - 1, day, hour, minute, zone).getTime();
}

/** A civil date some days later; independent of any zone. */
export function addDays(date: string, days: number): string {
  const [year, month, day] = partsOf(date);
  return format(addDaysTo(new Date(year, month - 1, day, 12), days), 'yyyy-MM-dd');
}

/** Whole days from one civil date to another. */
export function daysBetween(from: string, to: string): number {
  const at = (date: string) => {
    const [year, month, day] = partsOf(date);
    return Date.UTC(year, month - 1, day);
  };
  return Math.round((at(to) - at(from)) / (24 * hourMs));
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  const [year, month, day] = partsOf(date);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

/** The Monday on or after a civil date. */
export const nextMonday = (date: string): string => addDays(date, (8 - weekdayOf(date)) % 7);

/** A civil date by a date-fns pattern. */
export function civil(date: string, pattern: string, language: Language): string {
  const [year, month, day] = partsOf(date);
  return format(new Date(year, month - 1, day, 12), pattern, { locale: locales[language], weekStartsOn: 1 });
}

/** Minutes after midnight as 24-hour clock, wrapping past midnight. */
export function clock(minutes: number): string {
  const wrapped = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`;
}

/**
 * Day and hour of an instant in a zone. In the hour that the clocks repeat in autumn, the offset is added, so that
 * two rows never carry the same words.
 */
export function hourLabel(ms: number, zone: string, language: Language): string {
  const label = inZone(ms, zone, 'EEE d MMM HH:mm', language);
  const repeated =
    inZone(ms - hourMs, zone, 'd HH:mm', language) === inZone(ms, zone, 'd HH:mm', language) ||
    inZone(ms + hourMs, zone, 'd HH:mm', language) === inZone(ms, zone, 'd HH:mm', language);
  return repeated ? `${label} (UTC${inZone(ms, zone, 'xxx', language)})` : label;
}

export const floorHour = (ms: number): number => Math.floor(ms / hourMs) * hourMs;
