import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { LineRule } from '../../problem/line-rule.js';
import type { Fault, Rule } from '../law.js';
import { type Duty, dayOf, minutesGained } from '../work-line.js';

export interface RestAfterDuty {
  /** Rest due in each 24 hours. */
  readonly restMinutes: number;
  /** Longest continuous work; past 24 hours minus the rest, as much rest is due at once. */
  readonly longestMinutes: number;
  /** Extra minutes allowed to work during which the clocks go back, and to no other. */
  readonly clockChangeMinutes: number;
}

/**
 * Doctors' rest: so much in each 24 hours, or up to 24 hours of work on end and then as much rest at once.
 * The solver is told of as much rest as the duty lasts on the wall clock, so an hour more when the clocks go forward.
 */
export const restAfterDuty: Rule<RestAfterDuty> = {
  id: 'rest-after-duty',
  title: ({ restMinutes, longestMinutes }) => ({
    fr: `${hours(restMinutes)} de repos par 24 h, ou ${hours(longestMinutes)} au plus suivies d’un repos égal`,
    en: `${hours(restMinutes)} of rest in 24 h, or at most ${hours(longestMinutes)} then as much rest`,
  }),
  check: (line, rule) => {
    const spells = joined(line.duties);
    return spells.flatMap((spell, index): readonly Fault[] => {
      const day = dayOf(line.calendar, spell.start);
      const gained = Math.min(minutesGained(line.calendar, spell), rule.clockChangeMinutes);
      const length = spell.end - spell.start - gained;
      const date = dateWords(line.calendar.label(day));
      const faults: Fault[] = [];
      if (length > rule.longestMinutes && spell.end > line.calendar.instant(0, 0)) {
        const message = {
          fr: `${hours(length)} de travail continu à partir du ${date.fr} ; ${hours(rule.longestMinutes)} au plus.`,
          en: `${hours(length)} of work on end from ${date.en}; at most ${hours(rule.longestMinutes)}.`,
        };
        faults.push({ day, found: length, limit: rule.longestMinutes, message });
      }
      const next = spells[index + 1];
      const limit = restDue(length, rule);
      if (next !== undefined && next.start - spell.end < limit && dayOf(line.calendar, next.start) >= 0) {
        const found = next.start - spell.end;
        const message = {
          fr: `${hours(found)} de repos après ${hours(length)} de travail commencées le ${date.fr} ; ${hours(limit)} au moins.`,
          en: `${hours(found)} of rest after ${hours(length)} of work begun on ${date.en}; at least ${hours(limit)}.`,
        };
        faults.push({ day: dayOf(line.calendar, next.start), found, limit, message });
      }
      return faults;
    });
  },
  // A rest after a long duty reaches into the second day after it, which only a rest between instants carries. Nobody is
  // put on call within it: a call would end it.
  lineRules: (rule, shifts): readonly LineRule[] => [
    { kind: 'rest', minutes: rule.restMinutes },
    ...shifts
      .map(({ id, durationMinutes, onCallMinutes = 0 }) => ({
        id,
        minutes: restDue(durationMinutes - onCallMinutes, rule),
      }))
      .filter(({ minutes }) => minutes > rule.restMinutes)
      .map(({ id, minutes }): LineRule => ({ kind: 'rest', minutes, after: [id], onCallToo: true })),
  ],
};

function restDue(length: number, rule: RestAfterDuty): number {
  return length + rule.restMinutes <= 1440 ? rule.restMinutes : Math.max(rule.restMinutes, length);
}

/** Spells of continuous work: duties that touch are one. */
function joined(duties: readonly Duty[]): readonly Duty[] {
  const spells: Duty[] = [];
  for (const duty of duties) {
    const last = spells.at(-1);
    if (last !== undefined && duty.start <= last.end) {
      spells[spells.length - 1] = { start: last.start, end: Math.max(last.end, duty.end) };
    } else spells.push({ start: duty.start, end: duty.end });
  }
  return spells;
}
