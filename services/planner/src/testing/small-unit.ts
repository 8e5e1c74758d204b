import { SiteId, type Unit, UnitId } from '@releve/contracts';
import { DEFAULT_PROFILE_FR, type RosterProblem } from '@releve/optimization';
import type { StoredRoster, StoredUnit } from '../store.js';

const START = '2026-12-21';
const DAYS = 7;

/** Three nurses over Christmas week; one a day by day and one by night are needed. */
export const smallProblem: RosterProblem = {
  period: { start: START, days: DAYS, zone: 'Europe/Paris' },
  shifts: [
    { id: 'J', startMinute: 420, durationMinutes: 720 },
    { id: 'N', startMinute: 1140, durationMinutes: 720 },
  ],
  agents: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase(), skills: ['nurse'] })),
  cover: Array.from({ length: 2 * DAYS }, (_, index) => ({
    on: 'shift' as const,
    day: index >> 1,
    shift: index % 2 === 0 ? 'J' : 'N',
    need: 1,
    shortage: [{ cost: 100 }],
    surplus: [{ cost: 10 }],
  })),
  requests: [
    { agent: 'a', day: 4, wish: 'off', weight: 5 },
    { agent: 'b', day: 0, wish: 'off', weight: 2 },
  ],
  rules: [
    { id: 'fr-hospital/daily-rest', line: { kind: 'rest', minutes: 720 } },
    { id: 'fr-hospital/48-hours', line: { kind: 'rolling-minutes', days: 7, max: 2880 } },
  ],
};

/** a works Christmas although a wished it off; every post is held. */
export const smallRoster: Record<string, string[]> = {
  a: ['J', '', 'J', '', 'J', '', 'J'],
  b: ['', 'J', '', 'J', '', 'J', ''],
  c: ['N', '', 'N', '', 'N', '', 'N'],
  d: ['', 'N', '', 'N', '', 'N', ''],
};

const definition: Unit = {
  id: UnitId.parse('petite'),
  site: SiteId.parse('val-serein'),
  name: { fr: 'Petite unité', en: 'Small unit' },
  timeZone: 'Europe/Paris',
  rulePack: 'fr-hospital',
  skills: ['nurse', 'triage'],
  shiftTypes: smallProblem.shifts.map(({ id, startMinute, durationMinutes }) => ({
    id,
    name: { fr: id, en: id },
    startMinute,
    durationMinutes,
    breakMinutes: 0,
    isNight: id === 'N',
    tone: id === 'N' ? 'night' : 'day',
  })),
  agents: smallProblem.agents.map(({ id }) => ({
    id,
    name: id.toUpperCase(),
    skills: ['nurse'],
    workingTimeShare: 1,
    nightsOnly: false,
  })),
  simulated: true,
};

export const smallUnit: StoredUnit = {
  definition,
  planning: {
    shifts: smallProblem.shifts,
    rules: smallProblem.rules,
    agentRules: { a: [{ id: 'contract/minutes', line: { kind: 'period-minutes', min: 1000, max: 2000 } }] },
    agentRulesDays: 28,
    posts: [],
    safetyMinimum: {},
    wishes: [{ agent: 'a', date: '2026-12-25', wish: 'off', weight: 5 }],
    leave: [{ agent: 'b', date: '2027-01-04', reason: 'CA', wholeDay: true, creditMinutes: 420 }],
    past: [],
    profile: DEFAULT_PROFILE_FR,
  },
};

/** A stored roster of the small unit. */
export const smallRow = (id: string, change: Partial<StoredRoster> = {}): StoredRoster => ({
  id,
  unit: 'petite',
  from: START,
  days: DAYS,
  status: 'draft',
  revision: 1,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  publishedAt: null,
  rulePack: 'none',
  problem: smallProblem,
  requirement: [],
  assignments: smallRoster,
  contractMinutes: { a: 2100, b: 2100, c: 2100, d: 2100 },
  locked: {},
  cost: 5,
  bound: null,
  gap: null,
  seconds: 1,
  reasons: [],
  simulated: true,
  searchedBy: null,
  leaseUntil: null,
  stopAsked: false,
  bestBelowMinimum: null,
  publication: null,
  fairness: null,
  tradeOff: null,
  ...change,
});
