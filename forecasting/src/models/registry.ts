import type { ForecastError } from '../forecast-error.js';
import { err, ok, type Result } from '../result.js';
import type { CountSeries } from '../series/count-series.js';
import { engineModel } from './auto/engine.js';
import { bestSmoothing, HoltWinters } from './members/holt-winters.js';
import { memberModel } from './members/member-model.js';
import { SlotProfile } from './members/slot-profile.js';
import type { FitContext, Model } from './model.js';
import type { NetworkTrainer } from './neural/network.js';
import { type GlobalNetwork, neuralLearner } from './neural/neural-learner.js';
import { POISSON_BOOSTING } from './residual/poisson-boosting.js';
import { NOTHING_LEFT, type ResidualLearner, type ResidualRows } from './residual/residual-learner.js';

const ALL_DAYS = Number.POSITIVE_INFINITY;
const AUTO = { halfLivesDays: [365, ALL_DAYS], level: true, correction: true, members: true } as const;

/** Every model by name, the simple ones first. "auto" is what runs live: all of the others' ideas, no tuning by hand. */
export const MODELS: readonly Model[] = [
  memberModel('seasonal-naive', (slots) => SlotProfile.start(slots, 1)),
  memberModel('profile-8', (slots) => SlotProfile.start(slots, 8)),
  memberModel('profile-52', (slots) => SlotProfile.start(slots, 52)),
  memberModel('holt-winters', (slots, weekSlots, counts) =>
    HoltWinters.start(slots, bestSmoothing(slots, weekSlots, counts.map(Math.sqrt))),
  ),
  engineModel({
    name: 'regression',
    halfLivesDays: [1095],
    level: false,
    correction: false,
    members: false,
  }),
  engineModel({ name: 'auto', ...AUTO }),
];

/** Models that have not earned a place in `auto` on the reference data, to be tried by name on others. */
export const CHALLENGERS: readonly Model[] = [
  engineModel({ name: 'auto+boosting', ...AUTO, residual: POISSON_BOOSTING }),
];

/** `auto` with a network among its members; the caller brings the backend that trains it. */
export function neuralModel(trainer: NetworkTrainer, global?: GlobalNetwork): Model {
  return engineModel({ name: NEURAL, ...AUTO, residual: neuralLearner(trainer, global) });
}

/**
 * What `auto` leaves of a history for a residual learner: the rows a network over several sites or streams is trained on.
 * Errors: as of a fit.
 */
export function residualRows(history: CountSeries, context: FitContext): Result<ResidualRows, ForecastError> {
  const lessons: ResidualRows[] = [];
  const learner: ResidualLearner = {
    name: 'rows',
    learn(rows) {
      lessons.push(rows);
      return NOTHING_LEFT;
    },
  };
  const fit = engineModel({ name: learner.name, ...AUTO, residual: learner }).fit(history, context);
  return fit.ok ? ok(lessons[lessons.length - 1]) : fit;
}

/** Name of the model `neuralModel` makes. */
export const NEURAL = 'auto+neural';

/** Looks a model up. Errors: unknown-model. */
export function modelByName(name: string): Result<Model, ForecastError> {
  const model = [...MODELS, ...CHALLENGERS].find((candidate) => candidate.name === name);
  if (model !== undefined) return ok(model);
  const known = [...MODELS, ...CHALLENGERS].map((candidate) => candidate.name).join(', ');
  return err({ kind: 'unknown-model', value: name, hint: `Known models: ${known}.` });
}
