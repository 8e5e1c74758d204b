import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outlookQuery } from '../../api/queries.js';
import type { Outlook, Site } from '../../api/types.js';
import { ChartFrame } from '../../charts/chart-frame.js';
import { band, quantileAt } from '../../charts/quantiles.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/panel.js';
import { Empty, QueryState } from '../../ui/query-state.js';
import { inZone } from '../../ui/time.js';
import classes from './beds-panel.module.css';

type Beds = NonNullable<Outlook['outlook']>['beds'][number];

/** The distribution of one window: its bars, the median above and the 80 % interval below. */
function Window({ beds }: { readonly beds: Beds }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [low, high] = band(beds.quantiles, 80);
  const highest = Math.max(...beds.probabilities);
  return (
    <div className={classes.window}>
      <p className={classes.label}>{t('beds.within', { hours: beds.hours })}</p>
      <p className={classes.value}>{number(quantileAt(beds.quantiles, 0.5))}</p>
      <div className={classes.bars}>
        {beds.probabilities
          .map((probability, count) => ({ probability, count }))
          .map(({ probability, count }) => (
            <span
              key={count}
              className={classes.bar}
              data-inside={count >= low && count <= high}
              style={{ height: `${(probability / highest) * 100}%` }}
            />
          ))}
      </div>
      <p className={classes.detail}>{t('beds.interval', { low: number(low), high: number(high) })}</p>
    </div>
  );
}

/** The last lines of the panel: how such forecasts have turned out, and how fast stays have been ending. */
function Note({ known, site }: { readonly known: Outlook; readonly site: Site }) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const widest = known.record.beds.at(-1);
  return (
    <>
      {t('beds.note')}
      {known.outlook && (
        <>
          {' '}
          {t('beds.pace', {
            decision: percent(known.outlook.pace.toDecision),
            bed: percent(known.outlook.pace.toBed),
          })}
        </>
      )}
      {widest && known.record.from !== null && (
        <>
          <br />
          {t('beds.record', {
            from: inZone(Date.parse(known.record.from), site.timeZone, 'd MMM', language),
            pairs: number(widest.forecasts),
            c80: percent(widest.coverage80, 1),
            pinball: number(widest.pinball, 2),
            usual: number(widest.usualPinball, 2),
          })}
        </>
      )}
    </>
  );
}

/** Beds that will be asked for within 2, 4, 8 and 24 hours, as distributions; the same figures as a table. */
export function BedsPanel({ site }: { readonly site: Site }) {
  const { t } = useTranslation();
  const { number, percent } = useFormat();
  const query = useQuery(outlookQuery(site.id));
  const range = ([low, high]: readonly [number, number]) => `${number(low)} – ${number(high)}`;
  return (
    <QueryState query={query} skeleton={<Skeleton height={200} />}>
      {(known) => {
        const beds = known.outlook?.beds ?? [];
        if (beds.length === 0)
          return (
            <Panel title={t('beds.title')}>
              <Empty title={t('beds.none')} hint={t('beds.noneHint')} />
            </Panel>
          );
        return (
          <ChartFrame
            id="beds"
            title={t('beds.title')}
            note={<Note known={known} site={site} />}
            summary={t('beds.summary', {
              list: beds
                .map(({ hours, quantiles }) => {
                  const [low, high] = band(quantiles, 80);
                  return t('beds.one', {
                    hours,
                    median: number(quantileAt(quantiles, 0.5)),
                    low: number(low),
                    high: number(high),
                  });
                })
                .join(', '),
            })}
            table={{
              caption: t('beds.title'),
              columns: [
                t('beds.window'),
                t('beds.median'),
                t('beds.range80'),
                t('beds.range95'),
                t('beds.mean'),
                t('beds.zero'),
              ],
              rows: beds.map(({ hours, quantiles, mean, probabilities }) => [
                t('beds.within', { hours }),
                number(quantileAt(quantiles, 0.5)),
                range(band(quantiles, 80)),
                range(band(quantiles, 95)),
                number(mean, 1),
                percent(probabilities[0] ?? 0, 1),
              ]),
            }}
          >
            <div className={classes.windows}>
              {beds.map((window) => (
                <Window key={window.hours} beds={window} />
              ))}
            </div>
          </ChartFrame>
        );
      }}
    </QueryState>
  );
}
