import { frenchDays } from '../calendar/french-days.js';
import type { SiteProfile } from '../hospital/profile.js';
import { randomOf } from '../random/random.js';
import { arrivalRate, type ExtraWave } from './arrival-rate.js';
import { type PlannedVisit, planVisit, visitDraws } from './planned-visit.js';

export const hourMs = 3_600_000;

/** Visits that arrive in one UTC hour, in order of arrival. The same hour always has the same visits. */
export type VisitSource = (hourStartMs: number) => readonly PlannedVisit[];

/** `VS` + yyMMddHH (UTC) + three digits. */
const visitNumber = (prefix: string, hourStartMs: number, index: number): string => {
  const stamp = new Date(hourStartMs).toISOString().slice(2, 13).replace(/[-T]/g, '');
  return `${prefix}${stamp}${String(index).padStart(3, '0')}`;
};

/**
 * A site's visits, hour by hour. Each hour draws from a stream of its own, so history and live are one and the same
 * world wherever the line between them falls.
 */
export function visitSource(
  profile: SiteProfile,
  seed: number,
  waves: readonly ExtraWave[] = [],
): VisitSource {
  const draws = visitDraws(profile);
  const rate = arrivalRate(profile, frenchDays(), seed, waves);
  return (hourStartMs) => {
    const random = randomOf(seed, profile.site.id, 'hour', hourStartMs);
    const arrivals = Array.from(
      { length: random.poisson(rate(hourStartMs)) },
      () => hourStartMs + Math.floor(random.uniform() * 3_600) * 1_000,
    ).sort((a, b) => a - b);
    return arrivals.map((at, index) =>
      planVisit(draws, visitNumber(profile.visitPrefix, hourStartMs, index), at, random),
    );
  };
}
