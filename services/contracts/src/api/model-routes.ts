import { z } from 'zod';
import { BacktestEvidence, DataFindings } from '../domain/backtest-evidence.js';
import { Fallback, ForecastTerm, Quantity } from '../domain/forecast.js';
import { Instant } from '../domain/ids.js';
import {
  Frozen,
  ModelComparison,
  ModelDecision,
  ModelName,
  ModelPlace,
  ModelSummary,
  Training,
} from '../domain/model-card.js';
import { StreamId } from '../domain/visit.js';
import { defineRoute } from './define.js';
import { recordId, site } from './route-parts.js';

const model = site.extend({ model: recordId });
const training = site.extend({ training: recordId });
const managers = ['emergency-manager', 'administrator'] as const;
const series = z.object({ stream: StreamId.default('all'), quantity: Quantity.default('arrivals') });
const reason = z.string().trim().min(3).max(500);

export const listModels = defineRoute({
  id: 'listModels',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/models',
  summary: 'Models of a site by series, newest first, and the latest trainings',
  roles: managers,
  scope: 'site',
  params: site,
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(10) }),
  response: z.object({
    /** What the site's series are read with; null while the site is not known here. */
    place: ModelPlace.nullable(),
    /** Counts of arrivals there are to learn from. */
    known: z.object({ from: Instant, to: Instant, hours: z.int() }).nullable(),
    series: z.array(
      z.object({
        stream: StreamId,
        quantity: Quantity,
        frozen: Frozen.nullable(),
        /** Why the forecasts of this series are a fallback now; null when they are not. */
        fallback: Fallback.nullable(),
        models: z.array(ModelSummary),
      }),
    ),
    trainings: z.array(Training),
  }),
});

export const getModel = defineRoute({
  id: 'getModel',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/models/:model',
  summary: 'A model’s card: data, code, choices, backtest, comparison, decisions',
  roles: managers,
  scope: 'site',
  params: model,
  response: z.object({
    model: ModelSummary,
    place: ModelPlace,
    frozen: Frozen.nullable(),
    /** Names and numbers of what the fit settled on. */
    chosen: z.array(z.object({ name: z.string(), value: z.number() })),
    /** Factor of each term on the mean of the day after its data, against a usual hour. */
    drivers: z.array(ForecastTerm),
    findings: DataFindings.nullable(),
    evidence: BacktestEvidence.nullable(),
    /** With the model in use when it was trained. */
    comparison: ModelComparison.nullable(),
    /** With the model in use now, on the pairs both were measured on; null for that model itself. */
    againstChampion: ModelComparison.nullable(),
    decisions: z.array(ModelDecision),
  }),
});

export const getModelReport = defineRoute({
  id: 'getModelReport',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/models/:model/report',
  summary: 'A model’s backtest as one self-contained HTML page',
  roles: managers,
  scope: 'site',
  params: model,
  query: z.object({ lang: z.enum(['fr', 'en']).default('fr') }),
  response: z.string(),
});

/** The forecaster retrains by itself every night; this asks for one more, which a person then decides on. */
export const trainModel = defineRoute({
  id: 'trainModel',
  owner: 'forecaster',
  method: 'post',
  path: '/sites/:site/trainings',
  summary: 'Train a model on the counts of a site; it comes into use only when somebody says so',
  roles: managers,
  scope: 'site',
  params: site,
  body: series.extend({
    model: ModelName.default('auto'),
    /** Other than the site's. */
    place: ModelPlace.optional(),
  }),
  response: Training,
  status: 202,
});

export const getTraining = defineRoute({
  id: 'getTraining',
  owner: 'forecaster',
  method: 'get',
  path: '/sites/:site/trainings/:training',
  summary: 'How a training is getting on',
  roles: managers,
  scope: 'site',
  params: training,
  response: Training,
});

export const cancelTraining = defineRoute({
  id: 'cancelTraining',
  owner: 'forecaster',
  method: 'delete',
  path: '/sites/:site/trainings/:training',
  summary: 'Stop a training that waits or runs',
  roles: managers,
  scope: 'site',
  params: training,
  response: Training,
});

export const promoteModel = defineRoute({
  id: 'promoteModel',
  owner: 'forecaster',
  method: 'post',
  path: '/sites/:site/models/:model/promote',
  summary: 'Put a model in use; refused when it compares worse, unless that is accepted',
  roles: managers,
  scope: 'site',
  params: model,
  body: z.object({ reason, evenIfWorse: z.boolean().default(false) }),
  response: ModelSummary,
});

export const rollBackModel = defineRoute({
  id: 'rollBackModel',
  owner: 'forecaster',
  method: 'post',
  path: '/sites/:site/models/roll-back',
  summary: 'Put the model back in use that was in use before',
  roles: managers,
  scope: 'site',
  params: site,
  body: series.extend({ reason }),
  response: ModelSummary,
});

export const freezeModels = defineRoute({
  id: 'freezeModels',
  owner: 'forecaster',
  method: 'put',
  path: '/sites/:site/models/frozen',
  summary: 'Freeze a series, so that only a person changes its model, or let it go again',
  roles: managers,
  scope: 'site',
  params: site,
  body: series.extend({ frozen: z.boolean(), reason }),
  response: z.object({ frozen: Frozen.nullable() }),
});
