import { binOf, WEEK_BINS } from './week-bins.js';

/** Hourly arrivals of a site and of one of its streams, side by side; NaN where unknown. */
export interface StreamHistory {
  readonly total: ArrayLike<number>;
  readonly stream: ArrayLike<number>;
  /** Slot of the local week of each hour (0–167, Monday 00:00 first). */
  readonly slots: ArrayLike<number>;
}

/** How large a part of a site's arrivals a stream is. */
export interface StreamShare {
  /** Share at a slot of the week, `lead` hours after the last hour known. */
  at(slot: number, lead: number): number;
  /** Standard deviation of the log share from day to day beyond chance. */
  readonly spread: number;
}

const HOURS = 24;
const PROFILE_HALF_LIFE = 56 * HOURS;
const RECENT_HALF_LIFE = 5 * HOURS;
const RECENT_FADES = 10 * HOURS;
/** Arrivals' worth of the overall share in each hour of the day. */
const PROFILE_PRIOR = 30;
const RECENT_PRIOR = 25;
const LARGEST_SPREAD = 0.6;

/**
 * Learns a stream's share: by hour of the day and weekday or weekend with recent weeks counting more, moved by the last
 * days. Small streams are drawn to their overall share, so that one under an hour keeps a sensible profile.
 */
export function streamShare({ total, stream, slots }: StreamHistory): StreamShare {
  const counts = Array.from({ length: WEEK_BINS }, () => ({ of: 0, all: 0 }));
  let [ofAll, all] = [0, 0];
  const length = total.length;
  const known = (i: number): boolean => !Number.isNaN(total[i] + stream[i]);
  for (let i = 0; i < length; i++) {
    if (!known(i)) continue;
    const weight = 0.5 ** ((length - i) / PROFILE_HALF_LIFE);
    const bin = counts[binOf(slots[i])];
    bin.of += weight * stream[i];
    bin.all += weight * total[i];
    ofAll += weight * stream[i];
    all += weight * total[i];
  }
  const overall = all > 0 ? ofAll / all : 0;
  const profile = counts.map(({ of, all: n }) => (of + PROFILE_PRIOR * overall) / (n + PROFILE_PRIOR));
  let [seen, expected] = [0, 0];
  for (let i = Math.max(0, length - 8 * RECENT_HALF_LIFE); i < length; i++) {
    if (!known(i)) continue;
    const weight = 0.5 ** ((length - i) / RECENT_HALF_LIFE);
    seen += weight * stream[i];
    expected += weight * total[i] * profile[binOf(slots[i])];
  }
  const prior = RECENT_PRIOR * overall;
  const recent = overall > 0 ? Math.log((seen + prior) / (expected + prior)) : 0;
  return {
    at: (slot, lead) => Math.min(1, profile[binOf(slot)] * Math.exp(recent * Math.exp(-lead / RECENT_FADES))),
    spread: spreadOf({ total, stream, slots }, profile),
  };
}

/** Excess of the variance of daily counts over the binomial one, as a deviation of the log share. */
function spreadOf({ total, stream, slots }: StreamHistory, profile: readonly number[]): number {
  let [excess, square] = [0, 0];
  for (let from = total.length - HOURS; from >= 0; from -= HOURS) {
    let [of, expected, variance] = [0, 0, 0];
    for (let i = from; i < from + HOURS; i++) {
      const share = profile[binOf(slots[i])];
      of += stream[i];
      expected += share * total[i];
      variance += share * (1 - share) * total[i];
    }
    if (Number.isNaN(of + expected)) continue;
    excess += (of - expected) ** 2 - variance;
    square += expected ** 2;
  }
  return square > 0 ? Math.min(LARGEST_SPREAD, Math.sqrt(Math.max(0, excess / square))) : 0;
}
