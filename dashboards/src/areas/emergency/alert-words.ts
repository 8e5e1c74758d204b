import type { TFunction } from 'i18next';
import type { Alert } from '../../api/types.js';
import type { Format } from '../../i18n/use-format.js';
import { streamName, streams } from './streams.js';

/** What an alert says: its kind, what it is about, and the figures behind it. */
export function alertWords(
  t: TFunction,
  { number, percent, change }: Format,
  alert: Alert,
): { readonly title: string; readonly about: string; readonly fact: string } {
  const stream = streams.find((known) => known === alert.stream) ?? 'all';
  const quantity = (['present', 'boarding'] as const).find((known) => known === alert.quantity) ?? 'arrivals';
  const figure = (name: string): number => alert.facts[name] ?? 0;
  const fact = {
    'epidemic-days': () =>
      t('alerts.fact.epidemic-days', { change: change(figure('factor')), z: number(figure('z'), 1) }),
    'epidemic-week': () =>
      t('alerts.fact.epidemic-week', {
        observed: number(figure('observed')),
        expected: number(figure('expected')),
        upper: number(figure('upper')),
      }),
    'worse-than-naive': () => t('alerts.fact.worse-than-naive', { ratio: number(figure('ratio'), 2) }),
    'coverage-off': () =>
      t('alerts.fact.coverage-off', {
        nominal: percent(figure('nominal')),
        measured: percent(figure('measured'), 1),
      }),
    drift: () =>
      t('alerts.fact.drift', { side: t(figure('direction') > 0 ? 'alerts.above' : 'alerts.below') }),
  }[alert.kind]();
  return {
    title: t(`alerts.kind.${alert.kind}`),
    about: alert.kind.startsWith('epidemic') ? streamName(t, stream) : t(`alerts.quantity.${quantity}`),
    fact,
  };
}

/** Alerts that call: they last, and nobody has silenced them. */
export const isCalling = (alert: Alert, now: number): boolean =>
  alert.endedAt === null && (alert.mutedUntil === null || Date.parse(alert.mutedUntil) <= now);
