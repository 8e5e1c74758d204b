import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../api/types.js';
import type { Language } from './language.js';

export interface Format {
  readonly language: Language;
  readonly number: (value: number, digits?: number) => string;
  /** A share from 0 to 1 as a percentage. */
  readonly percent: (share: number, digits?: number) => string;
  /** A factor on the mean as a signed percentage: 1.14 is +14 %. */
  readonly change: (factor: number) => string;
  /** Minutes as hours and minutes: 7 h 30. */
  readonly hours: (minutes: number) => string;
  readonly local: (text: LocalText) => string;
}

const tag: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Number and duration formats of one language. */
export function formatsOf(language: Language): Format {
  const cache = new Map<string, Intl.NumberFormat>();
  const formatter = (key: string, options: Intl.NumberFormatOptions) => {
    const known = cache.get(key) ?? new Intl.NumberFormat(tag[language], options);
    cache.set(key, known);
    return known;
  };
  return {
    language,
    number: (value, digits = 0) => formatter(`n${digits}`, { maximumFractionDigits: digits }).format(value),
    percent: (share, digits = 0) =>
      formatter(`p${digits}`, { style: 'percent', maximumFractionDigits: digits }).format(share),
    change: (factor) =>
      formatter('c', { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(
        factor - 1,
      ),
    hours: (minutes) => {
      const sign = minutes < 0 ? '−' : '';
      const whole = Math.abs(Math.round(minutes));
      const rest = whole % 60;
      const hours = formatter('n0', { maximumFractionDigits: 0 }).format(Math.floor(whole / 60));
      return `${sign}${hours} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
    },
    local: (text) => text[language],
  };
}

/** The formats of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'fr';
  return useMemo(() => formatsOf(language), [language]);
}
