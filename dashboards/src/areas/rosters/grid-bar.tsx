import { useTranslation } from 'react-i18next';
import type { Violation } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './roster-grid.module.css';

interface GridBarProps {
  readonly title: string;
  /** The cell's content in words. */
  readonly content: string;
  readonly locked: boolean;
  /** Rules broken in this cell. */
  readonly violations: readonly Violation[];
  readonly readOnly: string | null;
}

/** The selected cell in words: who, when, what, and the rules it breaks. */
export function GridBar({ title, content, locked, violations, readOnly }: GridBarProps) {
  const { t } = useTranslation();
  const { local } = useFormat();
  return (
    <div className={`${classes.bar} r-no-print`}>
      <strong>{title}</strong>
      <span>{content}</span>
      {locked && <span>{t('grid.locked')}</span>}
      <span aria-live="polite">
        {violations.map((item) => (
          <span
            key={item.rule + item.article}
            className={classes.over}
          >{`${local(item.message)}${item.article === '' ? '' : ` (${item.article})`} `}</span>
        ))}
      </span>
      {readOnly !== null && <em>{readOnly}</em>}
    </div>
  );
}
