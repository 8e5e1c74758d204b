import type { ForecastError } from '../../forecast-error.js';
import { err, ok, type Result } from '../../result.js';
import { type CountSeries, instantOf, slotsPerDay } from '../../series/count-series.js';
import { recordedLeads } from '../auto/records.js';
import { originStride, walkPlan } from '../auto/walk-plan.js';
import { type Calibration, calibrate, quantileForecast, samplePaths } from '../calibration/predictive.js';
import type { FitContext, FittedModel, Model } from '../model.js';
import { weekSlotsOf } from '../week-slots.js';
import type { Interval, Member } from './member.js';

const CALIBRATION_HALF_LIFE_DAYS = 180;

/** Starts a member for a history: it may choose constants from all of it. */
export type StartMember = (slots: number, intervals: readonly Interval[], counts: Float64Array) => Member;

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
      const intervals = intervalsOf(history, 0, history.values.length);
      const member = start(slotsPerDay(history), intervals, history.values);
      const calibration = walkAndCalibrate(member, history, intervals, context.horizon);
      return ok(fitted(name, member, history.values.length, calibration, observations));
    },
  };
}

function intervalsOf(history: CountSeries, from: number, to: number): readonly Interval[] {
  return Array.from(weekSlotsOf(history, from, to), (weekSlot) => ({ weekSlot, calendarFactor: 1 }));
}

function walkAndCalibrate(
  member: Member,
  history: CountSeries,
  intervals: readonly Interval[],
  horizon: number,
): Calibration {
  const slots = slotsPerDay(history);
  const end = intervals.length;
  const { first } = walkPlan(end, slots);
  const stride = originStride(slots);
  const leads = recordedLeads(horizon);
  const [lead, target, mean, count, weight]: number[][] = [[], [], [], [], []];
  for (let i = 0; i < end; i++) {
    if (i >= first && (i - first) % stride === 0) {
      for (const step of leads) {
        const at = i + step;
        if (at >= end || Number.isNaN(history.values[at])) continue;
        const forecast = member.mean(intervals[at]);
        if (Number.isNaN(forecast)) continue;
        lead.push(step);
        target.push(at);
        mean.push(forecast);
        count.push(history.values[at]);
        weight.push(2 ** (-(end - at) / (CALIBRATION_HALF_LIFE_DAYS * slots)));
      }
    }
    member.observe(intervals[i], history.values[i]);
  }
  const slot = target.map((at) => intervals[at].weekSlot % slots);
  return calibrate({ length: lead.length, slotsPerDay: slots, slot, lead, target, mean, count, weight });
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
    intervalsOf(history, length, history.values.length).forEach((interval, i) => {
      moved.observe(interval, history.values[length + i]);
    });
    return moved;
  };
  const means = (history: CountSeries, horizon: number): Float64Array => {
    const moved = movedTo(history);
    const end = history.values.length;
    return Float64Array.from(intervalsOf(history, end, end + horizon), (interval) =>
      Math.max(0, moved.mean(interval)),
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
