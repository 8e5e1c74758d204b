import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forecastQuery } from '../../api/queries.js';
import type { ForecastTerm, Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import classes from './explanation-panel.module.css';
import { termName } from './term-name.js';
import type { EmergencyView } from './view.js';

function Term({ term, scale }: { readonly term: ForecastTerm; readonly scale: number }) {
  const { t } = useTranslation();
  const { change } = useFormat();
  const half = (Math.abs(Math.log(term.factor)) / scale) * 50;
  const more = term.factor >= 1;
  return (
    <li className={classes.row}>
      <span>{termName(t, term.term)}</span>
      <span className={classes.figure}>{change(term.factor)}</span>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.bar}
          data-sign={more ? 'more' : 'less'}
          style={{ left: `${more ? 50 : 50 - half}%`, width: `${half}%` }}
        />
      </span>
    </li>
  );
}

/** Terms that round to nothing are left out of the list, not of the whole. */
const isWorthSaying = (term: ForecastTerm): boolean => Math.abs(term.factor - 1) >= 0.005;

/** What moves the next 24 hours' mean away from a usual hour; the factors multiply to the whole. */
export function ExplanationPanel({ site, view }: { readonly site: Site; readonly view: EmergencyView }) {
  const { t } = useTranslation();
  const { change, number } = useFormat();
  const stream = view.quantity === 'present' ? 'all' : view.stream;
  const query = useQuery(forecastQuery(site.id, stream, view.quantity));
  return (
    <Panel title={t('explain.title')} note={t('explain.note')}>
      <QueryState query={query} skeleton={<Skeleton height={160} />}>
        {({ explanation, explained }) => {
          const terms = explanation.filter((term) => term.factor > 0);
          if (terms.length === 0) return <Empty title={t('explain.none')} />;
          const scale = Math.max(Math.log(1.1), ...terms.map((term) => Math.abs(Math.log(term.factor))));
          const whole = terms.reduce((product, term) => product * term.factor, 1);
          return (
            <>
              <ul className={classes.list}>
                {terms.filter(isWorthSaying).map((term) => (
                  <Term key={term.term} term={term} scale={scale} />
                ))}
              </ul>
              <p className={classes.row}>
                <strong>{t('explain.whole')}</strong>
                <span className={classes.figure}>{change(whole)}</span>
              </p>
              {explained && (
                <Text size="sm" c="dimmed">
                  {t('explain.from', {
                    usual: number(explained.usual, 2),
                    mean: number(explained.mean, 2),
                  })}
                </Text>
              )}
            </>
          );
        }}
      </QueryState>
    </Panel>
  );
}
