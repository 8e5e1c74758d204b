import type { PlannedVisit } from '../generate/planned-visit.js';
import { hourMs, type VisitSource } from '../generate/visit-source.js';
import { messagesOf, pickTrouble, type TimedMessage, troubledMessagesOf } from '../hl7/trouble.js';
import type { SiteProfile } from '../hospital/profile.js';
import { randomOf } from '../random/random.js';

/** Nobody stays longer: visits that began this long before may still have something to tell. */
const longestStayMs = 96 * hourMs;

/** A site's messages in the order they are sent; see `siteFeed`. */
export interface SiteFeed {
  /** Messages due by then and not yet taken, in order of sending, at most `limit`. */
  readonly take: (untilMs: number, limit: number) => readonly TimedMessage[];
  /** When the next message read and not taken is due; null when none is waiting. */
  readonly nextMs: () => number | null;
}

export interface SiteFeedOptions {
  readonly profile: SiteProfile;
  readonly source: VisitSource;
  readonly seed: number;
  /** What was to be told before this is taken as told: by the history, or by a feed that ran before. */
  readonly fromMs: number;
  /** Share of visits with something wrong in their messages. */
  readonly troubleShare: number;
}

/**
 * Goes on where history ends: patients present then are triaged, admitted and discharged as they would have been, and
 * the arrivals after it are told as they come.
 */
export function siteFeed(options: SiteFeedOptions): SiteFeed {
  const { profile, source, seed, fromMs, troubleShare } = options;
  let waiting: TimedMessage[] = [];
  let nextHour = Math.floor((fromMs - longestStayMs) / hourMs) * hourMs;

  const tell = (visit: PlannedVisit): readonly TimedMessage[] => {
    const random = randomOf(seed, 'trouble', visit.number);
    if (random.uniform() >= troubleShare) return messagesOf(profile, visit);
    return troubledMessagesOf(profile, visit, pickTrouble(random), random);
  };

  const readUntil = (untilMs: number): void => {
    const before = nextHour;
    for (; nextHour <= untilMs; nextHour += hourMs)
      for (const visit of source(nextHour))
        for (const message of tell(visit)) if (message.sendMs >= fromMs) waiting.push(message);
    if (nextHour > before) waiting.sort((a, b) => a.sendMs - b.sendMs);
  };

  return {
    take(untilMs, limit) {
      readUntil(untilMs);
      let due = 0;
      while (due < limit && (waiting[due]?.sendMs ?? Number.POSITIVE_INFINITY) <= untilMs) due += 1;
      const taken = waiting.slice(0, due);
      waiting = waiting.slice(due);
      return taken;
    },
    nextMs: () => waiting[0]?.sendMs ?? null,
  };
}
