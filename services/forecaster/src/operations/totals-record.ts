import { RecordedStep } from '@releve/contracts';
import {
  countPathQuantiles,
  forecastRecord,
  QUANTILE_LEVELS,
  type RecordEntry,
  type ZoneClock,
  zoneClock,
} from '@releve/forecasting';
import type { ForecasterDeps } from '../deps.js';
import type { HourlyCounts } from '../engine/engine-protocol.js';
import type { KeptTotals } from '../flow-store.js';
import { coverageOf } from '../score-forecast.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;
/** How long forecasts stay on record: days are forecast four weeks ahead, so four weeks of them have come true whole. */
export const RECORD_DAYS = 56;
/** What the usual is made of: the same span of so many weeks, at least so many. */
const USUAL_WEEKS = 8;
const FEWEST_WEEKS = 4;

/** How half-hours, blocks of six hours and days turned out of the last forecasts, beside the usual of eight weeks. */
export function totalsRecord({ store, cache, clock, flow, records }: ForecasterDeps, site: string) {
  return records.get(site, 'totals', async () => {
    const stored = await store.site(site);
    const zone = stored && zoneClock(stored.timeZone);
    const counts =
      stored?.knownUntil && cache.counts({ site, stream: 'all', quantity: 'arrivals' }, stored.knownUntil);
    if (!stored?.knownUntil || !counts || !zone?.ok) return { steps: [] };
    const firstHalves = cache.firstHalves(site, stored.knownUntil, counts.values.length);
    const cameIn = arrivalsBetween(counts, firstHalves);
    const kept = await flow.keptSince(site, new Date(clock().getTime() - RECORD_DAYS * 24 * HOUR_MS));
    const steps = RecordedStep.options.flatMap((step) => {
      const made = kept.filter((one) => one.step === step);
      const entries = made.flatMap((one) => entriesOf(one, cameIn, zone.value));
      const [first] = made;
      const record = forecastRecord(entries);
      if (!record || !first) return [];
      return [
        {
          step,
          from: first.origin.toISOString(),
          pairs: record.count,
          coverage: coverageOf(record),
          pinball: record.pinball,
          usualPinball: record.naivePinball ?? null,
        },
      ];
    });
    return { steps };
  });
}

/** Arrivals of a span of time, in milliseconds; NaN while they are not all known. */
type ArrivalsBetween = (from: number, to: number) => number;

/** Spans are whole hours, or halves of one. */
export function arrivalsBetween({ start, values }: HourlyCounts, firstHalves: Float64Array): ArrivalsBetween {
  return (from, to) => {
    const first = Math.floor((from - start) / HOUR_MS);
    if (first < 0) return Number.NaN;
    if (to - from < HOUR_MS) {
      const all = values[first] ?? Number.NaN;
      const early = all === 0 ? 0 : (firstHalves[first] ?? Number.NaN);
      return (from - start) % HOUR_MS === 0 ? early : all - early;
    }
    let sum = 0;
    for (let hour = first; hour < (to - start) / HOUR_MS; hour++) sum += values[hour] ?? Number.NaN;
    return sum;
  };
}

/** A forecast beside what came of it, span by span, and beside the usual as it was known at its origin. */
export function entriesOf(
  { origin, spans }: KeptTotals,
  cameIn: ArrivalsBetween,
  clock: ZoneClock,
): RecordEntry[] {
  return spans.flatMap((span) => {
    const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
    const observed = cameIn(from, to);
    if (Number.isNaN(observed)) return [];
    const past: number[] = [];
    for (let weeks = 1; past.length < USUAL_WEEKS && weeks <= 2 * USUAL_WEEKS; weeks++) {
      const end = earlier(clock, to, weeks);
      const came = end > origin.getTime() ? Number.NaN : cameIn(earlier(clock, from, weeks), end);
      if (!Number.isNaN(came)) past.push(came);
    }
    const [usual] = countPathQuantiles(
      past.map((came) => [came]),
      QUANTILE_LEVELS,
      Math.floor(from / MINUTE_MS),
    );
    return [
      {
        targetHour: from / HOUR_MS,
        leadHours: (from - origin.getTime()) / HOUR_MS,
        levels: QUANTILE_LEVELS,
        quantiles: span.quantiles,
        observed,
        ...(usual && past.length >= FEWEST_WEEKS ? { naiveQuantiles: usual } : {}),
      },
    ];
  });
}

/** The same local time so many weeks before. */
function earlier(clock: ZoneClock, instant: number, weeks: number): number {
  const shifted = instant - weeks * WEEK_MS;
  const offset = (at: number): number => clock.offsetAt(Math.floor(at / MINUTE_MS));
  return shifted + (offset(instant) - offset(shifted)) * MINUTE_MS;
}
