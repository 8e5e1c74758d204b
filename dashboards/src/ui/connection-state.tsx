import { useTranslation } from 'react-i18next';
import { useLive } from '../live/live-provider.js';
import classes from './shell.module.css';

/** Whether changes reach this screen by themselves, in words as well as colour. */
export function ConnectionState() {
  const { t } = useTranslation();
  const { connection } = useLive();
  return (
    <span className={classes.connection} data-state={connection} role="status">
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.connectionWords}>{t(`connection.${connection}`)}</span>
    </span>
  );
}
