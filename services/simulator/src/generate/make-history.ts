import type { Visit } from '@releve/contracts';
import type { SiteProfile } from '../hospital/profile.js';
import { visitAsKnown } from './planned-visit.js';
import { hourMs, type VisitSource, visitSource } from './visit-source.js';

export interface HistoryOptions {
  readonly sites: readonly SiteProfile[];
  /** Arrivals from here (rounded down to the hour) … */
  readonly from: Date;
  /** … up to here, not included. What happens later is not known yet: whoever is there then is still present. */
  readonly to: Date;
  readonly seed: number;
  /** At most this many visits a batch. */
  readonly batchSize?: number;
}

export interface HistoryBatch {
  readonly site: string;
  /** In order of arrival; `visitId` is the sender's visit number, still to be made a pseudonym. */
  readonly visits: readonly Visit[];
}

function* siteHistory(
  profile: SiteProfile,
  source: VisitSource,
  options: HistoryOptions,
): Generator<HistoryBatch> {
  const toMs = options.to.getTime();
  const size = options.batchSize ?? 2_000;
  let visits: Visit[] = [];
  const start = Math.floor(options.from.getTime() / hourMs) * hourMs;
  for (let hour = start; hour < toMs; hour += hourMs) {
    for (const planned of source(hour)) {
      if (planned.arrivedMs >= toMs) break;
      visits.push(visitAsKnown(planned, toMs));
      if (visits.length < size) continue;
      yield { site: profile.site.id, visits };
      visits = [];
    }
  }
  if (visits.length > 0) yield { site: profile.site.id, visits };
}

/**
 * The group's past as visits: batch by batch, site after site, in order of arrival. Same options, same visits.
 * Gives way between batches, so that a service in the same process goes on answering.
 */
export async function* makeHistory(options: HistoryOptions): AsyncGenerator<HistoryBatch> {
  for (const profile of options.sites)
    for (const batch of siteHistory(profile, visitSource(profile, options.seed), options)) {
      yield batch;
      await new Promise((resolve) => setImmediate(resolve));
    }
}
