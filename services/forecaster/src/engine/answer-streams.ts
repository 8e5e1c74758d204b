import type { ForecastPoint, StreamId } from '@releve/contracts';
import {
  type CountSeries,
  countPathQuantiles,
  type FittedModel,
  modelByName,
  QUANTILE_LEVELS,
  seededUniform,
  splitPaths,
  streamShare,
} from '@releve/forecasting';
import type { StreamsAnswer, StreamsRequest } from './streams-request.js';
import { weekSlots } from './week-slots.js';

const HOUR_MS = 3_600_000;
/** How a visit ends is known when it has ended: the last day's counts are not whole yet. */
const OUTCOME_DELAY_HOURS = 24;

const dimensionOf = (stream: StreamId): string => stream.split(':')[0] ?? stream;

/**
 * Streams split from the site's paths, one dimension (triage, age, mode, outcome) at a time, so that at every hour they add
 * up to the site with what belongs to no stream. Means are shares of the site's mean: they add up exactly.
 */
export function answerStreams(
  model: FittedModel,
  history: CountSeries,
  seriesOf: (values: Float64Array, start: number) => CountSeries | string,
  request: StreamsRequest,
): StreamsAnswer {
  const { counts, recent, horizonHours, paths: count, seed, wanted } = request;
  const end = counts.start + counts.values.length * HOUR_MS;
  const from = end - recent.length * HOUR_MS;
  const slots = weekSlots(history.clock, from, recent.length + horizonHours);
  const site = model.samplePaths(history, horizonHours, count, seed);
  const { mean } = model.predict(history, horizonHours);
  const total = Float64Array.from(recent);
  const uniform = seededUniform(seed);
  const answers: StreamsAnswer['streams'][number][] = [];
  for (const dimension of new Set(wanted.map(dimensionOf))) {
    const parts = request.streams.filter(({ stream }) => dimensionOf(stream) === dimension);
    const rest = total.map((n, i) => parts.reduce((left, { values }) => left - (values[i] ?? 0), n));
    const learned = [...parts.map(({ values }) => values), rest].map((values) => {
      const stream = Float64Array.from(values, (n) => Math.max(0, n));
      if (dimension === 'outcome') stream.fill(Number.NaN, Math.max(0, stream.length - OUTCOME_DELAY_HOURS));
      return streamShare({ total, stream, slots });
    });
    const raw = learned.map((share) =>
      Float64Array.from({ length: horizonHours }, (_, step) =>
        share.at(slots[recent.length + step] ?? 0, step),
      ),
    );
    const shares = wholeShares(raw, horizonHours);
    const spreads = learned.slice(0, parts.length).map(({ spread }) => spread);
    const split = splitPaths(site, { shares: shares.slice(0, parts.length), spreads }, uniform);
    parts.forEach(({ stream, values }, s) => {
      if (!wanted.includes(stream)) return;
      const own = split[s] ?? [];
      const points = countPathQuantiles(own, QUANTILE_LEVELS, end / HOUR_MS).map(
        (quantiles, step): ForecastPoint => ({
          target: new Date(end + step * HOUR_MS).toISOString(),
          mean: (shares[s]?.[step] ?? 0) * (mean[step] ?? 0),
          quantiles,
        }),
      );
      answers.push({ stream, points, naive: naiveOf(seriesOf(values, from), horizonHours) });
    });
  }
  return { kind: 'streams', streams: answers };
}

/** Shares that together are the whole, what belongs to no stream included. */
function wholeShares(shares: readonly Float64Array[], steps: number): readonly Float64Array[] {
  const sums = Float64Array.from({ length: steps }, (_, step) =>
    shares.reduce((sum, share) => sum + (share[step] ?? 0), 0),
  );
  return shares.map((share) => share.map((value, step) => value / (sums[step] || 1)));
}

function naiveOf(series: CountSeries | string, horizon: number): readonly (readonly number[])[] {
  const model = modelByName('seasonal-naive');
  if (typeof series === 'string' || !model.ok) return [];
  const fitted = model.value.fit(series, { calendar: undefined, horizon });
  if (!fitted.ok) return [];
  return fitted.value.predict(series, horizon).quantiles.map((levels) => Array.from(levels));
}
