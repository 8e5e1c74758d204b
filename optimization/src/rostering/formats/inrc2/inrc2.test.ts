import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRosterError } from '../../problem/problem-error.js';
import { verify } from '../../verify/verify.js';
import { type History, REQUIREMENT_DAYS, type Scenario, type WeekData, weekdayIndex } from './documents.js';
import { inrc2Problem } from './problem.js';
import { looksLikeInrc2, readInrc2History, readInrc2Scenario, readInrc2Week } from './read.js';
import { HISTORY, SCENARIO, WEEKS } from './small-ward.fixture.js';
import { inrc2Solutions, inrc2SolutionText } from './solution.js';

function sound<T>(read: { ok: true; value: T } | { ok: false; errors: unknown }): T {
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

const scenario = sound(readInrc2Scenario(SCENARIO));
const history = sound(readInrc2History(HISTORY, scenario));
const weeks = WEEKS.map((text) => sound(readInrc2Week(text, scenario)));
const problem = inrc2Problem(scenario, history, weeks);

/** Told faults of a text, JSON if it is an object. */
function faults(kind: 'scenario' | 'history' | 'week', document: string | object): string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const read =
    kind === 'scenario'
      ? readInrc2Scenario(text)
      : kind === 'history'
        ? readInrc2History(text, scenario)
        : readInrc2Week(text, scenario);
  return read.ok ? [] : read.errors.map(describeRosterError);
}

describe('the INRC-II documents', () => {
  it('read the same from text and from JSON', () => {
    expect(scenario.contracts[1]).toEqual({
      id: 'Half',
      minimumNumberOfAssignments: 3,
      maximumNumberOfAssignments: 5,
      minimumNumberOfConsecutiveWorkingDays: 2,
      maximumNumberOfConsecutiveWorkingDays: 4,
      minimumNumberOfConsecutiveDaysOff: 2,
      maximumNumberOfConsecutiveDaysOff: 4,
      maximumNumberOfWorkingWeekends: 1,
      completeWeekends: false,
    });
    const asPublished = {
      ...scenario,
      contracts: scenario.contracts.map((one) => ({
        ...one,
        completeWeekends: one.completeWeekends ? 1 : 0,
      })),
    };
    expect(sound(readInrc2Scenario(JSON.stringify(asPublished)))).toEqual(scenario);
    expect(sound(readInrc2History(JSON.stringify(history), scenario))).toEqual(history);
    const long = { Sat: 'Saturday', Wed: 'Wednesday' };
    for (const week of weeks) {
      const shiftOffRequests = week.shiftOffRequests.map((request) => ({
        ...request,
        day: long[request.day as 'Sat' | 'Wed'] ?? request.day,
      }));
      const read = sound(readInrc2Week(JSON.stringify({ ...week, shiftOffRequests }), scenario));
      expect(read.requirements).toEqual(week.requirements);
      expect(read.shiftOffRequests.map(({ day }) => weekdayIndex(day))).toEqual(
        week.shiftOffRequests.map(({ day }) => weekdayIndex(day)),
      );
    }
    expect(sound(readInrc2Scenario(SCENARIO.replaceAll('\n', '\r\n')))).toEqual(scenario);
  });

  it('are known by how they begin', () => {
    expect(looksLikeInrc2(SCENARIO)).toBe(true);
    expect(looksLikeInrc2(JSON.stringify(scenario))).toBe(true);
    expect(looksLikeInrc2('SECTION_HORIZON\n7')).toBe(false);
    expect(looksLikeInrc2('{"format":"releve-roster-problem"}')).toBe(false);
  });

  it.each([
    ['Late (2,3)', 'Late (2,x)', 'line 11: found "x", expected a whole number from 0'],
    ['Late (2,3)', 'Late (4,3)', 'line 11: found "4 to 3", expected a minimum not above the maximum'],
    ['Late (2,3)', 'Late 2 3', 'line 11: found "Late 2 3", expected 2 fields'],
    ['Late 1 Early', 'Late 1 Dawn', 'line 16: found "Dawn", expected one of the shift types'],
    ['Late 1 Early', 'Late 2 Early', 'line 16: found "2", expected the number of names that follow it (1)'],
    ['SKILLS = 2', 'SKILLS = 3', 'line 5: found "2 lines", expected 3 lines below SKILLS'],
    ['Ben Full 1 Nurse', 'Ben Most 1 Nurse', 'line 25: found "Most", expected one of the contracts'],
    ['Ben Full 1 Nurse', 'Ada Full 1 Nurse', 'line 25: found "Ada", expected a name used once'],
    ['WEEKS = 2', 'WEEKS = none', 'line 3: found "none", expected a number of weeks from 1 to 52'],
    ['CONTRACTS = 2', 'CONTRACT = 2', 'expected the heading CONTRACTS'],
  ])('tell a fault of a scenario: %s becomes %s', (before, after, expected) => {
    expect(faults('scenario', SCENARIO.replace(before, after)).join('\n')).toContain(expected);
  });

  it('tell faults of a history and of a week with their place, all at once', () => {
    const history = HISTORY.replace('Ada 0 0 Night 1 4 0', 'Ada 0 0 Night 1 4 2').replace('Dan', 'Eve');
    expect(faults('history', history)).toEqual([
      expect.stringContaining('line 5: found "Night 1 4 2"'),
      expect.stringContaining('line 8: found "Eve", expected one of the nurses'),
      expect.stringContaining('line 4: found "Dan", expected a line for the nurse Dan'),
    ]);
    expect(faults('history', HISTORY.replace('None 0 0 1', 'None 0 0 0'))[0]).toContain(
      'expected None 0 0 and at least one day off',
    );
    const week = WEEKS[0].replace('Late Nurse (0,1)', 'Late Nurse (2,1)').replace('Sat', 'Today');
    expect(faults('week', week)).toEqual([
      expect.stringContaining('line 12: found "Today", expected a day of the week from Mon to Sun'),
    ]);
    expect(faults('week', week.replace('Today', 'Sat'))).toEqual([
      expect.stringContaining('line 7: found "(2,1)", expected a minimum not above the optimum'),
    ]);
  });

  it('tell faults of JSON by path, and text that is none', () => {
    const nurses = scenario.nurses.map((nurse) => ({ ...nurse, skills: ['Cook'] }));
    expect(faults('scenario', { ...scenario, nurses })[0]).toBe(
      'nurses.0: found "Cook", expected one of the skills. Maybe it is misspelt.',
    );
    expect(faults('scenario', { ...scenario, numberOfWeeks: 'two' })[0]).toContain(
      'numberOfWeeks: found "two", expected a number of weeks',
    );
    expect(faults('scenario', '{"id":')[0]).toContain('expected JSON');
    expect(faults('scenario', '')[0]).toContain('expected the heading SCENARIO');
  });

  it('never throw, whatever the text', () => {
    const lines = [SCENARIO, HISTORY, ...WEEKS].join('\n').split('\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string())), (rows) => {
        for (const kind of ['scenario', 'history', 'week'] as const) faults(kind, rows.join('\n'));
      }),
      { numRuns: 200 },
    );
  });
});

type Cell = readonly [type: string, skill: string] | undefined;

/** S1 to S7 of a roster from the documents alone, as the problem description defines them. */
function publishedCost(
  { shiftTypes, contracts, nurses }: Scenario,
  { nurseHistory }: History,
  data: readonly WeekData[],
  roster: ReadonlyMap<string, readonly Cell[]>,
): number {
  let cost = 0;
  data.forEach((week, index) => {
    for (const need of week.requirements) {
      REQUIREMENT_DAYS.forEach((name, weekday) => {
        const present = nurses.filter(({ id }) => {
          const cell = roster.get(id)?.[7 * index + weekday];
          return cell?.[0] === need.shiftType && cell[1] === need.skill;
        }).length;
        cost += 30 * Math.max(0, need[name].optimal - present);
      });
    }
    for (const { nurse, shiftType, day } of week.shiftOffRequests) {
      const cell = roster.get(nurse)?.[7 * index + weekdayIndex(day)];
      if (cell && (shiftType === 'Any' || cell[0] === shiftType)) cost += 10;
    }
  });
  for (const { id, contract } of nurses) {
    const cells = roster.get(id) ?? [];
    const terms = contracts.find((one) => one.id === contract);
    const past = nurseHistory.find(({ nurse }) => nurse === id);
    if (!terms || !past) throw new Error(`${id} should be known`);
    /** Walks the days with a counter, as the weekly histories do. */
    const runs = (count: number, min: number, max: number, belongs: (cell: Cell) => boolean): number => {
      let missed = 0;
      for (const cell of cells) {
        if (belongs(cell)) {
          count++;
          if (count > max) missed++;
        } else {
          if (count > 0 && count < min) missed += min - count;
          count = 0;
        }
      }
      return missed;
    };
    for (const type of shiftTypes) {
      const count = past.lastAssignedShiftType === type.id ? past.numberOfConsecutiveAssignments : 0;
      const { minimumNumberOfConsecutiveAssignments: min, maximumNumberOfConsecutiveAssignments: max } = type;
      cost += 15 * runs(count, min, max, (cell) => cell?.[0] === type.id);
    }
    cost +=
      30 *
      runs(
        past.numberOfConsecutiveWorkingDays,
        terms.minimumNumberOfConsecutiveWorkingDays,
        terms.maximumNumberOfConsecutiveWorkingDays,
        (cell) => cell !== undefined,
      );
    cost +=
      30 *
      runs(
        past.numberOfConsecutiveDaysOff,
        terms.minimumNumberOfConsecutiveDaysOff,
        terms.maximumNumberOfConsecutiveDaysOff,
        (cell) => cell === undefined,
      );
    const total = past.numberOfAssignments + cells.filter((cell) => cell !== undefined).length;
    cost +=
      20 * Math.max(0, total - terms.maximumNumberOfAssignments, terms.minimumNumberOfAssignments - total);
    let weekends = past.numberOfWorkingWeekends;
    for (let saturday = 5; saturday < cells.length; saturday += 7) {
      const worked = [cells[saturday], cells[saturday + 1]].filter((cell) => cell !== undefined).length;
      if (worked > 0) weekends++;
      if (worked === 1 && terms.completeWeekends) cost += 30;
    }
    cost += 30 * Math.max(0, weekends - terms.maximumNumberOfWorkingWeekends);
  }
  return cost;
}

describe('the INRC-II problem', () => {
  it('costs any roster as the problem description does', () => {
    const cell = fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      {
        weight: 3,
        arbitrary: fc.tuple(fc.constantFrom('Early', 'Late', 'Night'), fc.constantFrom('Head', 'Nurse')),
      },
    );
    const row = fc.array(cell, { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(fc.tuple(row, row, row, row), (rows) => {
        const roster = new Map(scenario.nurses.map(({ id }, index) => [id, rows[index]]));
        const assignments = Object.fromEntries(
          [...roster].map(([id, cells]) => [id, cells.map((one) => one?.join('|') ?? '')]),
        );
        const { cost } = verify(problem, assignments);
        expect(cost.total).toBe(publishedCost(scenario, history, weeks, roster));
      }),
      { numRuns: 500 },
    );
  });

  it('holds to skills, successions from the eve on, and minimum cover', () => {
    const off = Array.from({ length: 14 }, () => '');
    const roster = {
      Ada: ['Early|Nurse', 'Early|Nurse', ...off.slice(2)],
      Ben: ['', '', '', 'Late|Nurse', 'Early|Nurse', ...off.slice(5)],
      Cleo: off,
      Dan: ['Late|Head', ...off.slice(1)],
    };
    expect(verify(problem, roster).violations.map(({ kind, agent, day }) => [kind, agent, day])).toEqual([
      ['succession', 'Ada', 0],
      ['succession', 'Ben', 4],
      ['skill', 'Dan', 0],
      ['hard-minimum', undefined, 8],
    ]);
  });

  it('charges no day of a run that was too long before, and no end of the horizon', () => {
    const work = Array.from({ length: 14 }, (_, day) => (day < 2 || day === 13 ? 'Late|Nurse' : ''));
    const { misses } = verify(problem, { Cleo: work });
    const runs = misses.filter(({ agent, rule }) => agent === 'Cleo' && rule === 'consecutive-work');
    // Six days were worked before, two more make eight: two over four, not four; the last day is no short run.
    expect(runs.map(({ found, limit, cost }) => [found, limit, cost])).toEqual([[8, 4, 60]]);
  });

  it('writes each week as the validator reads it', () => {
    const week = Array.from({ length: 14 }, (_, day) => (day === 1 || day === 8 ? 'Early|Head' : ''));
    const solutions = inrc2Solutions(scenario, 0, { Ada: week });
    expect(solutions.map(({ week, assignments }) => [week, assignments])).toEqual([
      [0, [{ nurse: 'Ada', day: 'Tue', shiftType: 'Early', skill: 'Head' }]],
      [1, [{ nurse: 'Ada', day: 'Tue', shiftType: 'Early', skill: 'Head' }]],
    ]);
    expect(inrc2SolutionText(solutions[1])).toBe(
      'SOLUTION\n1 n004w2\n\nASSIGNMENTS = 1\nAda Tue Early Head\n',
    );
  });
});
