import { describe, expect, it } from 'vitest';
import type { AppliedRule, LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { blockLimits } from './block-limits.js';
import { BlockPricer } from './block-pricer.js';
import { blockShape } from './block-shape.js';
import { BlockTables } from './block-tables.js';
import { checkPricer, compiledOf, legalLines, testRandom } from './line-pricer.contract.js';

/** One agent under a random mix of the rules the block form carries, tight enough for them to bind. */
function randomProblem(random: (n: number) => number): RosterProblem {
  const shiftCount = 2 + random(2);
  const days = shiftCount === 2 ? 8 : 6;
  const lengths = [480, 480, 600, 720];
  const shifts = Array.from({ length: shiftCount }, (_, index) => ({
    id: 'ABC'[index],
    startMinute: 0,
    durationMinutes: lengths[random(lengths.length)],
  }));
  const ids = shifts.map((shift) => shift.id);
  const rule = (line: LineRule): AppliedRule => ({ id: line.kind, line });
  const min = 1 + random(3);
  const rules = [
    rule({ kind: 'consecutive-work', min, max: min + random(3) }),
    rule({ kind: 'consecutive-days-off', min: 1 + random(3) }),
    rule({ kind: 'period-minutes', min: 480 * random(4), max: 480 * (3 + random(5)) }),
    rule({ kind: 'weekends', max: random(3) }),
    ...ids.flatMap((id) => (random(2) ? [rule({ kind: 'max-shifts', shifts: [id], max: random(4) })] : [])),
    ...(random(3) === 0 ? [rule({ kind: 'max-shifts', shifts: ids.slice(0, 2), max: 2 + random(3) })] : []),
    ...ids.flatMap((after) => {
      const forbidden = ids.filter(() => random(3) === 0);
      return forbidden.length > 0 ? [rule({ kind: 'succession', after, forbidden })] : [];
    }),
  ];
  const leave = random(2) ? [{ day: random(days) }] : [];
  const pins = random(4) === 0 ? [{ day: random(days), shift: '' }] : [];
  const startDay = 1 + random(7);
  return {
    period: { start: `2024-01-0${startDay}`, days, zone: 'UTC' },
    shifts,
    agents: [{ id: 'a', leave, pins, rules }],
    cover: [],
    requests: [],
    rules: [],
  };
}

describe('block pricing against brute force', () => {
  it('finds the cheapest legal line in thousands of small cases', () => {
    const random = testRandom(11);
    const tables = new BlockTables();
    let cases = 0;
    for (let problemIndex = 0; problemIndex < 20; problemIndex++) {
      const problem = randomProblem(random);
      const compiled = compiledOf(problem);
      const limits = blockLimits(compiled, compiled.agents[0]);
      if (!limits) throw new Error('the block form should carry these rules');
      const pricer = new BlockPricer(blockShape(compiled, limits), tables);
      cases += checkPricer(compiled, pricer, legalLines(problem), random, 125);
    }
    expect(cases).toBe(2500);
  }, 120_000);
});
