import type { ForecastError } from '../../forecast-error.js';
import { err, ok, type Result } from '../../result.js';
import { type CountSeries, instantOf, slotsPerDay } from '../../series/count-series.js';
import { recordedLeads, recordsMade } from '../auto/records.js';
import { originStride, walkPlan } from '../auto/walk-plan.js';
import { OrderedPairs } from '../calibration/ordered-pairs.js';
import { type Calibration, calibrate, quantileForecast, samplePaths } from '../calibration/predictive.js';
import type { FitContext, FittedModel, Model } from '../model.js';
import { weekSlotsOf } from '../week-slots.js';
import type { Member } from './member.js';

const CALIBRATION_HALF_LIFE_DAYS = 180;

/** Starts a member for a history: it may choose constants from all of it. */
export type StartMember = (slots: number, weekSlots: Int32Array, counts: Float64Array) => Member;

/** Its own model takes counts as they are. */
const NO_FACTOR = 1;

/** A simple member as a model of its own, its dispersion learned from forecasts it would have made. */
export function memberModel(name: string, start: StartMember): Model {
  return {
    name,
    fit(history: CountSeries, context: FitContext): Result<FittedModel, ForecastError> {
      const observations = history.values.reduce((n, value) => (Number.isNaN(value) ? n : n + 1), 0);
      if (observations === 0) {
        const hint = 'Expected at least one count before the origin.';
        return err({ kind: 'no-observations', value: `${history.values.length} intervals`, hint });
      }
      const weekSlots = weekSlotsOf(history, 0, history.values.length);
      const member = start(slotsPerDay(history), weekSlots, history.values);
      const calibration = walkAndCalibrate(member, history, weekSlots, context.horizon);
      return ok(fitted(name, member, history.values.length, calibration, observations));
    },
  };
}

function walkAndCalibrate(
  member: Member,
  history: CountSeries,
  weekSlots: Int32Array,
  horizon: number,
): Calibration {
  const { values } = history;
  const slots = slotsPerDay(history);
  const end = values.length;
  const { first } = walkPlan(end, slots);
  const stride = originStride(slots);
  const leads = recordedLeads(horizon);
  const pairs = new OrderedPairs(slots, recordsMade({ slots, first, horizon }, first, end));
  for (let i = 0; i < end; i++) {
    if (i >= first && (i - first) % stride === 0) {
      for (const lead of leads) {
        const target = i + lead;
        if (target >= end || Number.isNaN(values[target])) continue;
        const mean = member.mean(weekSlots[target], NO_FACTOR);
        if (Number.isNaN(mean)) continue;
        const weight = 2 ** (-(end - target) / (CALIBRATION_HALF_LIFE_DAYS * slots));
        pairs.push({ lead, target, slot: weekSlots[target] % slots, mean, count: values[target], weight });
      }
    }
    member.observe(weekSlots[i], NO_FACTOR, values[i]);
  }
  return calibrate(pairs);
}

function fitted(
  name: string,
  member: Member,
  length: number,
  calibration: Calibration,
  observations: number,
): FittedModel {
  const movedTo = (history: CountSeries): Member => {
    const moved = member.clone();
    weekSlotsOf(history, length, history.values.length).forEach((weekSlot, i) => {
      moved.observe(weekSlot, NO_FACTOR, history.values[length + i]);
    });
    return moved;
  };
  const means = (history: CountSeries, horizon: number): Float64Array => {
    const moved = movedTo(history);
    const end = history.values.length;
    return Float64Array.from(weekSlotsOf(history, end, end + horizon), (weekSlot) =>
      Math.max(0, moved.mean(weekSlot, NO_FACTOR)),
    );
  };
  return {
    name,
    fittedLength: length,
    facts: { model: name, observations, chosen: {} },
    update: (history) => fitted(name, movedTo(history), history.values.length, calibration, observations),
    predict: (history, horizon) => quantileForecast(history, means(history, horizon), calibration),
    samplePaths: (history, horizon, count, seed, commonSeed) =>
      samplePaths(history, means(history, horizon), calibration, count, { seed, commonSeed }),
    explain(history, step) {
      const mean = means(history, step + 1)[step];
      const week = 7 * slotsPerDay(history);
      const usual = means(history, week).reduce((sum, value) => sum + value, 0) / week;
      const ratio = Math.log(Math.max(mean, 1e-9) / Math.max(usual, 1e-9));
      const target = instantOf(history, history.values.length + step);
      return { target, mean, usual, contributions: [{ term: 'week', logFactor: ratio }] };
    },
  };
}
