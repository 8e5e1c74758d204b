import { SiteId, type Unit, UnitId } from '@releve/contracts';
import { DEFAULT_PROFILE_FR, type SkillRequirement } from '@releve/optimization';
import { describe, expect, it } from 'vitest';
import type { UnitPlanning } from '../unit-planning.js';
import { buildProblem } from './build-problem.js';

const unit: Unit = {
  id: UnitId.parse('urgences'),
  site: SiteId.parse('val-serein'),
  name: { fr: 'Urgences', en: 'Emergency' },
  timeZone: 'Europe/Paris',
  rulePack: 'fr-hospital',
  skills: ['nurse'],
  shiftTypes: [],
  agents: [{ id: 'a1', name: 'Anne Aubert', skills: ['nurse'], workingTimeShare: 0.8, nightsOnly: false }],
  simulated: true,
};

const planning: UnitPlanning = {
  shifts: [{ id: 'J', startMinute: 420, durationMinutes: 720 }],
  rules: [],
  agentRules: {},
  wishes: [
    { agent: 'a1', date: '2026-03-30', wish: 'off', weight: 5 },
    { agent: 'a1', date: '2026-04-30', wish: 'off', weight: 5 },
  ],
  leave: [{ agent: 'a1', date: '2026-03-31', reason: 'CA' }],
  profile: DEFAULT_PROFILE_FR,
  agentRulesDays: 28,
  safetyMinimum: { nurse: 1 },
  posts: [{ shift: 'J', skill: 'nurse', need: 2, hardMin: 1, shortageCost: 20 }],
  past: [
    { agent: 'a1', date: '2026-03-28', shift: 'J' },
    { agent: 'a1', date: '2026-03-01', shift: 'J' },
  ],
};

/** One half-hour: up to 3 nurses needed on the futures, priced by their expected shortage. */
const slot = (start: string, chosen: number): SkillRequirement => ({
  skill: 'nurse',
  startsAt: Date.parse(start),
  minutes: 30,
  load: 2,
  mean: 2,
  q50: 2,
  q80: 3,
  floor: 1,
  chosen,
  probabilityShort: 0.1,
  shortageCosts: [120, 70, 20, 0],
});

const build = (requirement: readonly SkillRequirement[], extra: object = {}) =>
  buildProblem({
    unit,
    planning,
    from: '2026-03-29',
    days: 7,
    requirement,
    earlier: [],
    pins: {},
    mustBeOff: [],
    holidayCalendar: 'FR',
    ...extra,
  });

describe('the problem of a unit and period', () => {
  it('takes the wishes and leave that fall in the period, by day', () => {
    const problem = build([]);
    expect(problem.requests).toEqual([{ agent: 'a1', day: 1, wish: 'off', weight: 5 }]);
    expect(problem.agents[0]?.leave).toEqual([{ day: 2, reason: 'CA' }]);
  });

  it('caps the hours at the contract: 80 % of 35 h for one week is 28 h', () => {
    expect(build([]).agents[0]?.rules).toEqual([
      { id: 'contract/hours', line: { kind: 'period-minutes', max: 28 * 60 } },
    ]);
  });

  it('names half-hours by the local wall clock: on the day the clocks go on, 06:00Z is 8 o’clock', () => {
    const [need] = build([slot('2026-03-29T06:00:00Z', 3)]).cover;
    expect(need).toMatchObject({ day: 0, fromMinute: 480, toMinute: 510 });
  });

  it('leaves the hours before the first shift can begin to the roster before it', () => {
    const cover = build([slot('2026-03-29T01:00:00Z', 3), slot('2026-03-30T01:00:00Z', 3)]).cover;
    expect(cover.filter(({ on }) => on === 'interval')).toHaveLength(1);
    expect(cover[0]).toMatchObject({ day: 1, fromMinute: 180 });
  });

  it('asks for the posts of every day beside the forecast’s needs', () => {
    const cover = build([slot('2026-03-30T10:00:00Z', 3)]).cover;
    expect(cover.filter(({ on }) => on === 'interval')).toHaveLength(1);
    expect(cover.filter(({ on }) => on === 'shift')).toHaveLength(7);
    expect(cover.at(-1)).toMatchObject({ day: 6, shift: 'J', skill: 'nurse', need: 2, hardMin: 1 });
  });

  it('looks back a fortnight, on published rosters first', () => {
    expect(build([]).agents[0]?.past).toEqual([{ day: -1, shift: 'J' }]);
    const earlier = [{ from: '2026-03-22', days: 7, assignments: { a1: ['J', '', '', '', '', '', ''] } }];
    const problem = build([], { earlier });
    expect(problem.period.pastDays).toBe(14);
    expect(problem.agents[0]?.past).toEqual([{ day: -7, shift: 'J' }]);
  });

  it('pins locked cells and days off asked for as conditions; a lock wins', () => {
    const problem = build([], {
      pins: { a1: { 3: 'J' } },
      mustBeOff: [
        { agent: 'a1', day: 3 },
        { agent: 'a1', day: 4 },
      ],
    });
    expect(problem.agents[0]?.pins).toEqual([
      { day: 3, shift: 'J' },
      { day: 4, shift: '' },
    ]);
  });

  it('asks for people on call every day, and tells the rules of on-call duty of the period’s holidays', () => {
    const shifts = [
      ...planning.shifts,
      { id: 'A', startMinute: 1110, durationMinutes: 840, onCallMinutes: 840 },
    ];
    const line = { skill: 'nurse', fromMinute: 1110, toMinute: 1950, need: 1 };
    const problem = build([], {
      unit: { ...unit, rulePack: 'fr-hospital' },
      planning: { ...planning, shifts, onCallLines: [{ ...line, minimum: 1, shortageCost: 300 }] },
      from: '2026-05-04',
      days: 28,
    });
    const onCall = problem.cover.filter((need) => need.on === 'interval');
    expect(onCall).toHaveLength(28);
    expect(onCall[3]).toEqual({
      ...{ on: 'interval', day: 3, onCall: true, hardMin: 1, ...line },
      ...{ shortage: [{ cost: 300 }], surplus: [{ cost: 30 }] },
    });
    expect(
      problem.rules.filter(({ id }) => id === 'fr-hospital/on-call-days').map(({ line: of }) => of),
    ).toContainEqual(
      // 8 May, Ascension and Whit Monday 2026.
      { kind: 'rolling-shifts', shifts: ['A'], onDays: [4, 10, 21], days: 31, max: 1 },
    );
  });
});
