import { modelByName, poissonCount, prepareSeries, seededUniform, zoneClock } from '@releve/forecasting';
import { expect, it } from 'vitest';
import { explainMean } from './explain-mean.js';
import { indicatorDays } from './indicator-days.js';

/** Monday 3 November 2025. */
const monday = Date.parse('2025-11-03T00:00:00Z') / 86_400_000;

it('gives each day the week last published by then, three days after its end; nothing before the first', () => {
  const days = indicatorDays([{ name: 'grippe', firstMonday: monday, values: [10, null, 30] }]);
  expect(days?.names).toEqual(['grippe']);
  expect(days?.on(monday + 9)).toEqual([Number.NaN]);
  expect(days?.on(monday + 10)).toEqual([10]);
  // The second week has no value: the first stands until the third is out.
  expect(days?.on(monday + 23)).toEqual([10]);
  expect(days?.on(monday + 24)).toEqual([30]);
  expect(indicatorDays([])).toBeNull();
});

it('moves the forecast with an indicator that arrivals follow, and the explanation says so', () => {
  const uniform = seededUniform(8);
  const weeks = 40;
  const values = Array.from({ length: weeks }, (_, week) => (Math.floor(week / 5) % 2 === 0 ? 10 : 60));
  const covariates = indicatorDays([{ name: 'grippe', firstMonday: monday, values }]);
  if (!covariates) throw new Error('no covariates');
  const clock = zoneClock('UTC');
  const auto = modelByName('auto');
  if (!clock.ok || !auto.ok) throw new Error('no clock or model');
  const counts = Float64Array.from({ length: weeks * 168 }, (_, hour) => {
    const [level = 10] = covariates.on(monday + Math.floor(hour / 24)) ?? [];
    return poissonCount(uniform, Number.isNaN(level) || level < 30 ? 5 : 7);
  });
  const minutes = Float64Array.from(counts, (_, hour) => monday * 1440 + hour * 60);
  const prepared = prepareSeries({ kind: 'instant', minutes, values: counts }, 60, clock.value);
  if (!prepared.ok) throw new Error(prepared.error.hint);
  const { series } = prepared.value;
  const fitted = auto.value.fit(series, { calendar: undefined, horizon: 24, covariates });
  if (!fitted.ok) throw new Error(fitted.error.hint);
  const { terms } = explainMean(fitted.value, series, 24);
  const grippe = terms.find(({ term }) => term.startsWith('covariate'));
  // The last weeks are high: 7 against a mean of 6.
  expect(grippe?.factor).toBeGreaterThan(1.05);
  expect(grippe?.factor).toBeLessThan(1.3);
});
