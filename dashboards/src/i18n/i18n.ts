import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Translation } from './fr/index.js';
import type { Language } from './language.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Translation };
    returnNull: false;
  }
}

const load: Record<Language, () => Promise<Translation>> = {
  fr: async () => (await import('./fr/index.js')).fr,
  en: async () => (await import('./en/index.js')).en,
};

async function ensure(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await load[language]());
  }
}

/** Starts the translations in one language; the other is fetched when it is asked for. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: await load[language]() } },
  });
  document.documentElement.lang = language;
}

/** Switches language without reloading; focus and place stay. */
export async function switchLanguage(language: Language): Promise<void> {
  await ensure(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
