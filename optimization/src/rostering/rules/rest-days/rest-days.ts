import { dateWords } from '../../../text/date-words.js';
import type { LocalText } from '../../../text/local-text.js';
import type { Fault, Rule } from '../law.js';
import { isFree, type WorkLine } from '../work-line.js';

export interface RestDays {
  readonly days: number;
  readonly min: number;
  /** Of which so many on end … */
  readonly together: number;
  /** … including a Sunday. */
  readonly sunday: boolean;
}

/**
 * Whole calendar days of rest in each fortnight (blocks counted from the Monday of the period's first week). A day
 * touched by the end of a night is not a rest day (CAA Lyon, 9 October 2018, 17LY01556).
 */
export const restDays: Rule<RestDays> = {
  id: 'rest-days',
  title: ({ days, min, together, sunday }) => ({
    fr: `${min} jours de repos pour ${days} jours, dont ${together} consécutifs${sunday ? ' comprenant un dimanche' : ''}`,
    en: `${min} rest days in ${days} days, ${together} of them together${sunday ? ' including a Sunday' : ''}`,
  }),
  check: (line, rule) => {
    const faults: Fault[] = [];
    for (let start = 0 - line.calendar.weekday(0); start + rule.days <= line.days; start += rule.days) {
      if (start < line.firstKnownDay) continue;
      faults.push(...checkBlock(line, rule, start));
    }
    return faults;
  },
  lineRules: ({ days, min, together, sunday }) => [{ kind: 'rest-days', days, min, together, sunday }],
};

function checkBlock(line: WorkLine, rule: RestDays, start: number): readonly Fault[] {
  const free = Array.from({ length: rule.days }, (_, k) =>
    isFree(line, line.calendar.instant(start + k, 0), line.calendar.instant(start + k + 1, 0)),
  );
  const found = free.filter(Boolean).length;
  const period = (lang: 'fr' | 'en') =>
    [start, start + rule.days - 1].map((day) => dateWords(line.calendar.label(day))[lang]).join(' – ');
  const fault = (count: number, limit: number, message: LocalText): Fault => ({
    day: start,
    found: count,
    limit,
    message,
  });
  const faults: Fault[] = [];
  if (found < rule.min) {
    faults.push(
      fault(found, rule.min, {
        fr: `${found} jours de repos entiers (${period('fr')}) ; ${rule.min} au moins pour ${rule.days} jours.`,
        en: `${found} whole rest days (${period('en')}); at least ${rule.min} in ${rule.days} days.`,
      }),
    );
  }
  const best = longestRun(free, (k) => !rule.sunday || line.calendar.weekday(start + k) === 6);
  if (best < rule.together) {
    faults.push(
      fault(best, rule.together, {
        fr: `Pas de ${rule.together} jours de repos consécutifs${rule.sunday ? ' comprenant un dimanche' : ''} (${period('fr')}).`,
        en: `No ${rule.together} rest days together${rule.sunday ? ' including a Sunday' : ''} (${period('en')}).`,
      }),
    );
  }
  return faults;
}

/** Longest run of free days that holds at least one day that qualifies. */
function longestRun(free: readonly boolean[], qualifies: (index: number) => boolean): number {
  let best = 0;
  let length = 0;
  let qualified = false;
  free.forEach((isRest, index) => {
    length = isRest ? length + 1 : 0;
    qualified = isRest && (qualified || qualifies(index));
    if (qualified) best = Math.max(best, length);
  });
  return best;
}
