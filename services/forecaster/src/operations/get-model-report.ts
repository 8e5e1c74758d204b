import { reportPage, type SeriesReport } from '@releve/forecasting';
import { conflict, notFound } from '@releve/platform';
import type { RegistryDeps } from '../deps.js';
import { placeOf } from '../training/place-of.js';
import { REFIT_HOURS } from '../training/run-model.js';
import type { StoredEvidence } from '../training/train-protocol.js';
import { evidenceOf } from './evidence-of.js';

/** A model's backtest as one self-contained page. @throws not-found, or conflict when there is nothing to show. */
export async function getModelReport(
  { registry, store }: RegistryDeps,
  siteId: string,
  id: string,
  language: 'fr' | 'en',
): Promise<string> {
  const [model, site] = [await registry.whole(siteId, id), await store.site(siteId)];
  if (!model || !site) throw notFound('model', id);
  const { evidence } = model;
  if (!evidence?.backtest) throw conflict('This model has no backtest to show.');
  const place = placeOf(model.place, site);
  const { drivers, findings } = evidence;
  return reportPage(
    {
      source: [siteId, model.stream, model.quantity].join(' · '),
      timeZone: place.timeZone,
      calendar: place.calendar,
      refitDays: REFIT_HOURS / 24,
      data: [{ name: '', report: reportOf(findings) }],
      evidence: evidenceOf(evidence.backtest),
      chosen: [
        {
          series: '',
          facts: { model: model.name, observations: findings.observed, chosen: model.facts },
        },
      ],
      drivers:
        drivers.length > 0
          ? [{ series: '', from: model.dataTo.getTime(), intervals: 24, terms: drivers }]
          : [],
    },
    language,
  );
}

/** Counted hours come sorted and once each, so that nothing else can be found. */
const reportOf = (findings: StoredEvidence['findings']): SeriesReport => ({
  ...findings,
  rows: findings.intervals,
  ...{ outOfOrder: 0, duplicates: 0, conflicts: 0, withoutValue: 0, impossibleTimes: 0 },
});
