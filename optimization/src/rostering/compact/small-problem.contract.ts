import { legalLines, testRandom } from '../lines/line-pricer.contract.js';
import type { LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';

/** Two agents over one week under random rules of every kind, with cover and wishes. */
export function smallProblem(seed: number): RosterProblem {
  const random = testRandom(seed);
  const days = 6 + random(2);
  const rules: LineRule[] = [
    { kind: 'consecutive-work', min: 1 + random(2), max: 2 + random(3) },
    { kind: 'consecutive-days-off', min: 1 + random(2) },
    { kind: 'period-minutes', min: 600 * random(3), max: 3000 },
    { kind: 'weekends', max: random(2) },
    { kind: 'rest', minutes: 60 * (9 + random(20)) },
    { kind: 'rest', minutes: 60 * (20 + random(28)), after: ['N'] },
    { kind: 'succession', after: 'N', forbidden: ['J'] },
    { kind: 'rolling-minutes', days: 3 + random(3), max: 60 * (20 + random(20)) },
    { kind: 'weekly-rest', days: 3 + random(3), minutes: 60 * (20 + random(20)) },
    { kind: 'rest-days', days: 7, min: random(4), together: random(3), sunday: random(2) === 0 },
  ];
  const pastDays = random(2) * 5;
  return {
    period: {
      start: ['2026-03-23', '2026-10-19', '2026-06-04'][random(3)],
      days,
      zone: 'Europe/Paris',
      pastDays,
    },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 600 },
      { id: 'N', startMinute: 1260, durationMinutes: 600 },
    ],
    agents: ['a', 'b'].map((id) => ({
      id,
      past: Array.from({ length: pastDays }, (_, index) => -1 - index).flatMap((day) =>
        random(3) === 0 ? [{ day, shift: 'JN'[random(2)] }] : [],
      ),
    })),
    cover: Array.from({ length: days * 2 }, (_, index) => ({
      on: 'shift' as const,
      day: index >> 1,
      shift: 'JN'[index % 2],
      need: random(3),
      shortage: [{ width: 1, cost: 20 }, { cost: 45 }],
      surplus: [{ cost: 3 }],
    })),
    requests: [
      { agent: 'a', day: random(days), shift: 'J', wish: 'on', weight: 7 },
      { agent: 'b', day: random(days), wish: 'off', weight: 11 },
    ],
    rules: rules.filter(() => random(2) === 0).map((line) => ({ id: line.kind, line })),
  };
}

/** Its optimum by trying every pair of legal lines; undefined if there is none. */
export function optimumOf(problem: RosterProblem): number | undefined {
  const ids = ['', 'J', 'N'];
  const linesOf = (index: number) => legalLines({ ...problem, agents: [problem.agents[index]] });
  const rows = [linesOf(0), linesOf(1)].map((lines) =>
    lines.map((line) => Array.from(line, (label) => ids[label])),
  );
  // Cost of two lines from counts: shortage 20 then 45, surplus 3, wishes 7 and 11.
  const [on, off] = problem.requests;
  let best: number | undefined;
  for (const a of rows[0]) {
    for (const b of rows[1]) {
      let cost = (a[on.day] === 'J' ? 0 : 7) + (b[off.day] === '' ? 0 : 11);
      for (const need of problem.cover) {
        if (need.on !== 'shift') continue;
        const have = (a[need.day] === need.shift ? 1 : 0) + (b[need.day] === need.shift ? 1 : 0);
        cost += have >= need.need ? 3 * (have - need.need) : [0, 20, 65][need.need - have];
      }
      if (best === undefined || cost < best) best = cost;
    }
  }
  return best;
}
