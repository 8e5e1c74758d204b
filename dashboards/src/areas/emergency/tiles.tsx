import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { arrivalsQuery, forecastQuery, presenceQuery } from '../../api/queries.js';
import type { Site } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { isStale } from '../../live/live-state.js';
import { inZone } from '../../ui/time.js';
import { expectedOver, nextHour, recentArrivals } from './tile-figures.js';
import classes from './tiles.module.css';
import { arrivalsWindow } from './view.js';

interface TileProps {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  readonly state?: 'over' | 'stale' | undefined;
}

function Tile({ label, value, detail, state }: TileProps) {
  return (
    <div className={classes.tile} data-state={state}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.detail}>{detail}</dd>
    </div>
  );
}

/** How long ago, in the largest unit that says it. */
function useAge() {
  const { t } = useTranslation();
  return (ms: number): string => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 90) return t('age.seconds', { value: seconds });
    if (seconds < 90 * 60) return t('age.minutes', { value: Math.round(seconds / 60) });
    if (seconds < 48 * 3600) return t('age.hours', { value: Math.round(seconds / 3600) });
    return t('age.days', { value: Math.round(seconds / 86_400) });
  };
}

interface TilesProps {
  readonly site: Site;
  readonly anchor: number;
  readonly now: number;
}

/** The department in figures. A hidden line says the main ones to screen readers at most once a minute. */
export function Tiles({ site, anchor, now }: TilesProps) {
  const { t } = useTranslation();
  const { number, percent, language } = useFormat();
  const age = useAge();
  const presence = useQuery(presenceQuery(site.id));
  const window = arrivalsWindow(anchor, 24);
  const arrivals = useQuery(arrivalsQuery(site.id, 'all', window.from, window.to));
  const forecasts = useQuery(forecastQuery(site.id, 'all', 'arrivals'));
  const forecast = forecasts.data?.forecast ?? null;
  // Not known yet is not the same as not there.
  const noForecast = forecasts.isPending ? t('state.loading') : t('emergency.noForecast');
  const noPresence = presence.isPending ? t('state.loading') : t('emergency.countsOnly');

  const here = presence.data?.presence ?? null;
  const knownUntil = presence.data?.knownUntil ?? null;
  const recent = recentArrivals(arrivals.data);
  const next = nextHour(forecast, anchor);
  const over4 = expectedOver(forecast, 4, anchor);
  const capacity = site.capacityPatients;
  const said = (value: number | null, digits = 0) => (value === null ? '–' : number(value, digits));
  const stale = isStale(knownUntil, now) ? 'stale' : undefined;
  return (
    <section aria-label={t('emergency.tiles')}>
      <p className="r-visually-hidden" aria-live="polite">
        {here !== null &&
          t('emergency.spoken', {
            time: inZone(anchor, site.timeZone, 'HH:mm', language),
            present: here.present,
            boarding: here.boarding,
          })}
      </p>
      <dl className={classes.tiles}>
        <Tile
          label={t('emergency.presentNow')}
          value={said(here?.present ?? null)}
          state={here !== null && capacity !== null && here.present > capacity ? 'over' : undefined}
          detail={
            here === null
              ? noPresence
              : capacity === null
                ? t('emergency.noCapacity')
                : t('emergency.ofCapacity', {
                    share: percent(here.present / capacity),
                    capacity: number(capacity),
                  })
          }
        />
        <Tile
          label={t('emergency.boarding')}
          value={said(here?.boarding ?? null)}
          detail={t('emergency.boardingHint')}
        />
        <Tile
          label={t('emergency.lastHour')}
          value={said(recent.lastHour)}
          detail={t('emergency.soFar', { value: said(recent.soFar) })}
        />
        <Tile
          label={t('emergency.nextHour')}
          value={said(next?.median ?? null, 1)}
          detail={
            next === null
              ? noForecast
              : t('emergency.interval80', { low: number(next.low, 1), high: number(next.high, 1) })
          }
        />
        <Tile
          label={t('emergency.nextHours')}
          value={said(over4)}
          detail={over4 === null ? noForecast : t('emergency.expected')}
        />
        <Tile
          label={t('emergency.lastUpdate')}
          value={knownUntil === null ? '–' : age(now - Date.parse(knownUntil))}
          state={stale}
          detail={
            knownUntil === null
              ? presence.isPending
                ? t('state.loading')
                : t('emergency.noData')
              : stale === undefined
                ? inZone(Date.parse(knownUntil), site.timeZone, 'HH:mm:ss', language)
                : t('emergency.staleSince', {
                    time: inZone(Date.parse(knownUntil), site.timeZone, 'd MMM HH:mm', language),
                  })
          }
        />
      </dl>
    </section>
  );
}
