export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

const isLanguage = (value: unknown): value is Language => value === 'fr' || value === 'en';

const key = 'releve.language';

/** The language asked for: by the address (`?lang=en`), else the one chosen last, else French. */
export function initialLanguage(search: string, storage: Pick<Storage, 'getItem'>): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (isLanguage(asked)) return asked;
  const stored = storage.getItem(key);
  return isLanguage(stored) ? stored : 'fr';
}

export function rememberLanguage(language: Language, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(key, language);
}
