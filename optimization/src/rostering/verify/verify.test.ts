import { describe, expect, it } from 'vitest';
import type { LineRule } from '../problem/line-rule.js';
import type { RosterProblem } from '../problem/roster-problem.js';
import { verify } from './verify.js';

/** One agent; `row` holds a letter a day: J 7–19, N 21–7 (10 h on the wall clock), a dot for a day off. */
function judge(line: LineRule | undefined, row: string, more: Partial<RosterProblem> = {}) {
  const problem: RosterProblem = {
    period: { start: '2026-06-01', days: row.length, zone: 'Europe/Paris' },
    shifts: [
      { id: 'J', startMinute: 420, durationMinutes: 720 },
      { id: 'N', startMinute: 1260, durationMinutes: 600 },
    ],
    agents: [{ id: 'a' }],
    cover: [],
    requests: [],
    rules: line ? [{ id: 'rule', line }] : [],
    ...more,
  };
  return verify(problem, { a: [...row].map((cell) => (cell === '.' ? '' : cell)) });
}

const faults = (line: LineRule, row: string, more: Partial<RosterProblem> = {}) =>
  judge(line, row, more).violations.map(({ day, found, limit }) => [day, found, limit]);

describe('verify', () => {
  it('measures rest in real minutes', () => {
    const rest: LineRule = { kind: 'rest', minutes: 720 };
    expect(faults(rest, 'JJ')).toEqual([]);
    expect(faults({ ...rest, minutes: 721 }, 'JJ')).toEqual([[1, 720, 721]]);
    expect(faults(rest, 'NJ')).toEqual([[1, 0, 720]]);
    expect(faults(rest, 'N.J')).toEqual([]);
  });

  it('gives a night 9 hours when clocks go forward, 11 when they go back', () => {
    const minutes: LineRule = { kind: 'period-minutes', max: 599 };
    const period = (start: string) => ({ period: { start, days: 1, zone: 'Europe/Paris' } });
    expect(faults(minutes, 'N')).toEqual([[undefined, 600, 599]]);
    expect(faults(minutes, 'N', period('2026-03-28'))).toEqual([]);
    expect(faults(minutes, 'N', period('2026-10-24'))).toEqual([[undefined, 660, 599]]);
  });

  it('counts any days on end, the known past included', () => {
    const week: LineRule = { kind: 'rolling-minutes', days: 7, max: 2880 };
    expect(faults(week, 'JJ.JJ..')).toEqual([]);
    expect(faults(week, 'JJ.JJ.J')).toEqual([[0, 3600, 2880]]);
    const past = {
      period: { start: '2026-06-01', days: 3, zone: 'Europe/Paris', pastDays: 4 },
      agents: [{ id: 'a', past: [-4, -3, -2].map((day) => ({ day, shift: 'J' })) }],
    };
    expect(faults(week, 'J..', past)).toEqual([]);
    expect(faults(week, 'J.J', past)).toEqual([[-4, 3600, 2880]]);
  });

  it('asks a long rest of every window of days', () => {
    const weekly: LineRule = { kind: 'weekly-rest', days: 7, minutes: 2160 };
    expect(faults(weekly, 'JJJ..JJ')).toEqual([]);
    // One day off between two 12-hour days leaves 36 hours exactly.
    expect(faults(weekly, 'JJJ.JJJ')).toEqual([]);
    // The day off after a night leaves 24 hours; the longest rest is the 26 hours before that night.
    expect(faults(weekly, 'JJN.JJJ')).toEqual([[0, 1560, 2160]]);
  });

  it('asks rest days of each fortnight, two together with a Sunday', () => {
    const fortnight: LineRule = { kind: 'rest-days', days: 14, min: 4, together: 2, sunday: true };
    expect(faults(fortnight, 'JJJJJ..JJJJJ..')).toEqual([]);
    expect(faults(fortnight, 'JJJJJ..JJJJJJ.')).toEqual([[0, 3, 4]]);
    expect(faults(fortnight, 'JJ..JJ.JJ..JJJ')).toEqual([[0, 2, 2]]);
    // A night that ends on Saturday morning leaves the Saturday no rest day.
    expect(faults(fortnight, 'J..JN..J..JJJJ')).toEqual([[0, 2, 2]]);
  });

  it('judges runs at the edges only where the past is known', () => {
    const run: LineRule = { kind: 'consecutive-work', min: 2, max: 3 };
    expect(faults(run, 'J..JJJJ.J')).toEqual([[3, 4, 3]]);
    expect(faults(run, '.J.')).toEqual([[1, 1, 2]]);
    const known = { period: { start: '2026-06-01', days: 3, zone: 'Europe/Paris', pastDays: 2 } };
    expect(faults(run, 'J..', known)).toEqual([[0, 1, 2]]);
    expect(faults({ kind: 'consecutive-days-off', min: 2 }, 'J.J')).toEqual([[1, 1, 2]]);
  });

  it('never lets two shifts overlap, whatever the rules', () => {
    expect(judge(undefined, 'NJ').violations).toEqual([]);
    const long = { shifts: [{ id: 'J', startMinute: 420, durationMinutes: 1500 }] };
    expect(judge(undefined, 'JJ', long).violations.map(({ rule }) => rule)).toEqual(['no-overlap']);
  });

  it('judges leave, pins, skills and unknown shifts', () => {
    const agents = [
      { id: 'a', leave: [{ day: 1, wholeDay: true }], pins: [{ day: 2, shift: 'J' }], skills: ['nurse'] },
    ];
    expect(judge(undefined, 'N..', { agents }).violations.map(({ kind, day }) => [kind, day])).toEqual([
      ['leave', 1],
      ['pin', 2],
    ]);
    expect(judge(undefined, '..J', { agents }).legal).toBe(true);
    expect(judge(undefined, 'X').violations[0]).toMatchObject({ kind: 'unknown', day: 0 });
    const shifts = [{ id: 'J', startMinute: 420, durationMinutes: 720, skill: 'triage' }];
    expect(judge(undefined, 'J', { shifts }).violations[0]).toMatchObject({ kind: 'skill', day: 0 });
  });

  it('prices convex shortage, surplus and wishes, and counts the past night at dawn', () => {
    const dawn = { on: 'interval' as const, day: 0, fromMinute: 360, toMinute: 390 };
    const steps = { shortage: [{ width: 1, cost: 5 }, { cost: 9 }], surplus: [{ cost: 2 }] };
    const cover = [
      { ...dawn, need: 3, ...steps },
      { ...dawn, fromMinute: 600, toMinute: 630, need: 0, ...steps, skill: 'nurse' },
    ];
    const more = {
      period: { start: '2026-06-01', days: 1, zone: 'Europe/Paris', pastDays: 1 },
      agents: [{ id: 'a', past: [{ day: -1, shift: 'N' }], skills: ['nurse'] }],
      cover,
      requests: [{ agent: 'a', day: 0, wish: 'off' as const, weight: 4 }],
    };
    const verdict = judge(undefined, '.', more);
    expect(verdict.present).toEqual([1, 0]);
    expect(verdict.cost).toEqual({
      requestsOn: 0,
      requestsOff: 0,
      shortage: 14,
      surplus: 0,
      fairness: 0,
      softRules: 0,
      total: 14,
    });
    const working = judge(undefined, 'J', more);
    expect(working.cost).toEqual({
      requestsOn: 0,
      requestsOff: 4,
      shortage: 14,
      surplus: 2,
      fairness: 0,
      softRules: 0,
      total: 20,
    });
  });

  it('keeps prices of fairness apart from wishes', () => {
    const requests = [
      { agent: 'a', day: 0, wish: 'off' as const, weight: 6, origin: 'fairness' as const },
      { agent: 'a', day: 1, wish: 'on' as const, weight: 3 },
    ];
    expect(judge(undefined, 'J.', { requests }).cost).toMatchObject({ fairness: 6, requestsOn: 3, total: 9 });
    expect(judge(undefined, '.J', { requests }).cost).toMatchObject({ fairness: 0, requestsOn: 0, total: 0 });
  });
});

/** J 8–18 with half an hour of handover; A on call 18–8; K both. */
const onCallShifts: RosterProblem['shifts'] = [
  { id: 'J', startMinute: 480, durationMinutes: 600, handoverMinutes: 30 },
  { id: 'A', startMinute: 1080, durationMinutes: 840, onCallMinutes: 840 },
  { id: 'K', startMinute: 480, durationMinutes: 1440, handoverMinutes: 30, onCallMinutes: 840 },
];

describe('verify on time on call and handover', () => {
  const onCall = { shifts: onCallShifts };

  it('leaves time on call out of hours and of rest between shifts', () => {
    expect(faults({ kind: 'period-minutes', max: 600 }, 'KA.', onCall)).toEqual([]);
    expect(faults({ kind: 'period-minutes', max: 599 }, 'KA.', onCall)).toEqual([[undefined, 600, 599]]);
    // 14 hours from the end of the work at 18:00 to 8:00, whatever the night on call.
    expect(faults({ kind: 'rest', minutes: 840 }, 'KJ', onCall)).toEqual([]);
    expect(faults({ kind: 'rest', minutes: 841 }, 'KJ', onCall)).toEqual([[1, 840, 841]]);
    expect(faults({ kind: 'rest', minutes: 2281 }, 'JAJ', onCall)).toEqual([[2, 2280, 2281]]);
    expect(faults({ kind: 'rest', minutes: 660, after: ['A'], onCallToo: true }, 'AJ', onCall)).toEqual([
      [1, 0, 660],
    ]);
    expect(faults({ kind: 'weekly-rest', days: 3, minutes: 3600 }, 'JAA', onCall)).toEqual([[0, 3240, 3600]]);
  });

  it('does not hold the past against a roster that adds nothing to it', () => {
    const past = {
      ...onCall,
      period: { start: '2026-06-01', days: 2, zone: 'Europe/Paris', pastDays: 4 },
      agents: [{ id: 'a', past: [-4, -3, -2, -1].map((day) => ({ day, shift: 'J' })) }],
    };
    const week: LineRule = { kind: 'rolling-minutes', days: 7, max: 1200 };
    expect(faults(week, 'A.', past)).toEqual([]);
    expect(faults(week, 'AJ', past)).toEqual([[-4, 3000, 1200]]);
    const days: LineRule = { kind: 'rolling-shifts', days: 7, max: 2 };
    expect(faults(days, 'A.', past)).toEqual([]);
    expect(faults(days, 'AJ', past)).toEqual([[-4, 5, 2]]);
  });

  it('counts time on call by itself, and on some days of the week', () => {
    expect(faults({ kind: 'rolling-minutes', days: 3, max: 1680, onCall: true }, 'AK.A', onCall)).toEqual([]);
    expect(faults({ kind: 'rolling-minutes', days: 3, max: 1679, onCall: true }, 'AK.J', onCall)).toEqual([
      [0, 1680, 1679],
    ]);
    // 6 and 13 June 2026 are Saturdays.
    const saturdays: LineRule = { kind: 'rolling-shifts', shifts: ['A'], weekdays: [5], days: 31, max: 1 };
    expect(faults(saturdays, '.....AA......', onCall)).toEqual([]);
    expect(faults(saturdays, '.....A......A', onCall)).toEqual([[0, 2, 1]]);
    expect(faults({ kind: 'rolling-shifts', days: 7, max: 2 }, 'JAAK...', onCall)).toEqual([]);
    expect(
      faults({ kind: 'rolling-shifts', shifts: ['A'], days: 7, max: 1, onDays: [1, 2] }, 'AA.A', onCall),
    ).toEqual([]);
    expect(
      faults({ kind: 'rolling-shifts', shifts: ['A'], days: 7, max: 1, onDays: [1, 2] }, '.AA.', onCall),
    ).toEqual([[0, 2, 1]]);
  });

  it('is no day off, no leave and no second place at once', () => {
    expect(faults({ kind: 'consecutive-work', max: 2 }, 'JAJ', onCall)).toEqual([[0, 3, 2]]);
    const leave = { ...onCall, agents: [{ id: 'a', leave: [{ day: 1, wholeDay: true }] }] };
    expect(judge(undefined, 'A.', leave).violations.map(({ rule }) => rule)).toEqual(['leave']);
    const long = [{ ...onCallShifts[1], durationMinutes: 900, onCallMinutes: 900 }, onCallShifts[0]];
    expect(judge(undefined, 'AJ', { shifts: long }).violations.map(({ rule }) => rule)).toEqual([
      'no-overlap',
    ]);
  });

  it('fills posts on call only, and a handover holds no post', () => {
    const need = (fromMinute: number, toMinute: number, onCall: boolean) => ({
      on: 'interval' as const,
      ...{ day: 0, fromMinute, toMinute, onCall, need: 1, shortage: [{ cost: 1 }], surplus: [] },
    });
    const cover = [
      need(1020, 1050, false),
      need(1050, 1080, false),
      need(1080, 1920, true),
      need(1080, 1110, false),
    ];
    expect(judge(undefined, 'J.', { ...onCall, cover }).present).toEqual([1, 0, 0, 0]);
    expect(judge(undefined, 'A.', { ...onCall, cover }).present).toEqual([0, 0, 1, 0]);
    expect(judge(undefined, 'K.', { ...onCall, cover }).present).toEqual([1, 0, 1, 0]);
  });
});

describe('verify on areas', () => {
  it('counts who holds a shift in an area there and under skills that are no area, in no other', () => {
    const agents = [{ id: 'a', skills: ['doctor', 'sauv', 'uhcd'] }];
    const shifts: RosterProblem['shifts'] = [
      { id: 'J', startMinute: 480, durationMinutes: 600 },
      { id: 'S', startMinute: 480, durationMinutes: 600, skill: 'sauv', area: 'sauv' },
      { id: 'U', startMinute: 480, durationMinutes: 600, skill: 'uhcd', area: 'uhcd' },
    ];
    const cover = ['doctor', 'sauv', 'uhcd'].map((skill) => ({
      ...{ on: 'interval' as const, day: 0, fromMinute: 600, toMinute: 630, skill },
      ...{ need: 1, shortage: [{ cost: 1 }], surplus: [] },
    }));
    const present = (row: string) => judge(undefined, row, { shifts, agents, cover }).present;
    expect(present('S')).toEqual([1, 1, 0]);
    expect(present('U')).toEqual([1, 0, 1]);
    // A shift in no area, as at night, is open to all of them.
    expect(present('J')).toEqual([1, 1, 1]);
    const unentitled = judge(undefined, 'S', { shifts, agents: [{ id: 'a', skills: ['doctor'] }] });
    expect(unentitled.violations.map(({ rule }) => rule)).toEqual(['skill']);
  });
});
