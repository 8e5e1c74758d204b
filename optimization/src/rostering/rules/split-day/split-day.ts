import { dateWords } from '../../../text/date-words.js';
import { hours } from '../../../text/local-text.js';
import type { Fault, Rule } from '../law.js';
import { dutiesStarting } from '../work-line.js';

export interface SplitDay {
  readonly maxSpanMinutes: number;
  readonly maxSpells: number;
  readonly minSpellMinutes: number;
}

/** A day worked in several spells: bounded span, few spells, none too short. */
export const splitDay: Rule<SplitDay> = {
  id: 'split-day',
  title: ({ maxSpanMinutes, maxSpells, minSpellMinutes }) => ({
    fr: `journée discontinue : amplitude de ${hours(maxSpanMinutes)}, ${maxSpells} vacations de ${hours(minSpellMinutes)} au moins`,
    en: `split day: span of ${hours(maxSpanMinutes)}, ${maxSpells} spells of at least ${hours(minSpellMinutes)}`,
  }),
  check: (line, { maxSpanMinutes, maxSpells, minSpellMinutes }) =>
    Array.from({ length: line.days }, (_, day) => day).flatMap((day): readonly Fault[] => {
      const spells = dutiesStarting(line, day, 1);
      if (spells.length < 2) return [];
      const date = dateWords(line.calendar.label(day));
      const span = spells[spells.length - 1].end - spells[0].start;
      const shortest = Math.min(...spells.map((spell) => spell.end - spell.start));
      const broken: Fault[] = [];
      if (span > maxSpanMinutes) {
        const message = {
          fr: `Amplitude de ${hours(span)} le ${date.fr} ; ${hours(maxSpanMinutes)} au plus.`,
          en: `Span of ${hours(span)} on ${date.en}; at most ${hours(maxSpanMinutes)}.`,
        };
        broken.push({ day, found: span, limit: maxSpanMinutes, message });
      }
      if (spells.length > maxSpells) {
        const message = {
          fr: `${spells.length} vacations le ${date.fr} ; ${maxSpells} au plus.`,
          en: `${spells.length} spells on ${date.en}; at most ${maxSpells}.`,
        };
        broken.push({ day, found: spells.length, limit: maxSpells, message });
      }
      if (shortest < minSpellMinutes) {
        const message = {
          fr: `Vacation de ${hours(shortest)} le ${date.fr} ; ${hours(minSpellMinutes)} au moins.`,
          en: `Spell of ${hours(shortest)} on ${date.en}; at least ${hours(minSpellMinutes)}.`,
        };
        broken.push({ day, found: shortest, limit: minSpellMinutes, message });
      }
      return broken;
    }),
  lineRules: () => [],
};
