import { useTranslation } from 'react-i18next';
import { switchLanguage } from '../i18n/i18n.js';
import { type Language, languages, rememberLanguage } from '../i18n/language.js';
import { useFormat } from '../i18n/use-format.js';
import classes from './shell.module.css';

const names: Record<Language, string> = { fr: 'Français', en: 'English' };

/** French or English; remembered on this machine. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const choose = (chosen: Language) => {
    rememberLanguage(chosen, window.localStorage);
    void switchLanguage(chosen);
  };
  return (
    <fieldset className={classes.languages}>
      <legend className="r-visually-hidden">{t('shell.language')}</legend>
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={`${code.toUpperCase()} – ${names[code]}`}
          aria-pressed={code === language}
          onClick={() => choose(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
