import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';

const SHIFTS = ['J', 'K', 'N'];

/**
 * Agents over about a week under random rules, soft and hard, of every kind that may be soft; the past is known for some
 * days or not at all. `J` and `K` are alike but for what they cover, unless a rule tells them apart.
 */
export function softProblem(random: (n: number) => number, agents: number): RosterProblem {
  const days = 6 + random(3);
  const pastDays = random(2) * (1 + random(6));
  const some = () => [SHIFTS.slice(0, 2), ['N'], ['J']][random(3)];
  const range = (least: number, most: number) => {
    const min = least + random(most);
    return { ...(random(4) > 0 ? { min } : {}), ...(random(4) > 0 ? { max: min + random(3) } : {}) };
  };
  const before = () => (random(3) === 0 ? { before: random(4) } : {});
  const kinds: (() => LineRule)[] = [
    () => ({ kind: 'consecutive-work', ...range(1, 3) }),
    () => ({ kind: 'consecutive-days-off', ...range(1, 3) }),
    () => ({ kind: 'consecutive-shifts', shifts: some(), ...range(1, 3) }),
    () => ({ kind: 'consecutive-shifts', shifts: ['N'], ...range(1, 3) }),
    () => ({ kind: 'total-shifts', ...range(0, 5), ...before() }),
    () => ({ kind: 'total-shifts', shifts: some(), ...range(0, 3), ...before() }),
    () => ({ kind: 'max-shifts', shifts: some(), max: random(3) }),
    () => ({ kind: 'weekends', max: random(2), ...before() }),
    () => ({ kind: 'complete-weekends' }),
    () => ({ kind: 'succession', after: 'N', forbidden: ['J', 'K'] }),
  ];
  const rules = kinds
    .filter(() => random(2) === 0)
    .map((make): AppliedRule => {
      const line = make();
      const hard = line.kind === 'succession' || random(6) === 0;
      return { id: line.kind, line, ...(hard ? {} : { penalty: 5 * (1 + random(6)) }) };
    });
  return {
    period: { start: `2026-06-0${1 + random(7)}`, days, zone: 'UTC', pastDays },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 480, coversAs: 'day' },
      { id: 'K', startMinute: 420, durationMinutes: 480, coversAs: 'other' },
      { id: 'N', startMinute: 1260, durationMinutes: 480 },
    ],
    agents: Array.from({ length: agents }, (_, index) => ({
      id: `a${index}`,
      skills: ['day'],
      past: Array.from({ length: pastDays }, (_day, day) => -1 - day).flatMap((day) =>
        random(2) === 0 ? [{ day, shift: SHIFTS[random(3)] }] : [],
      ),
    })),
    cover: Array.from({ length: days * 3 }, (_, index) => ({
      on: 'shift' as const,
      day: Math.floor(index / 3),
      shift: SHIFTS[index % 3],
      need: random(2),
      shortage: [{ cost: 20 }],
      surplus: [{ cost: random(4) }],
    })),
    requests: [{ agent: 'a0', day: random(days), wish: 'off', weight: 7 }],
    rules,
  };
}
