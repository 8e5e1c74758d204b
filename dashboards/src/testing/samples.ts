import type { Forecast, Roster, Site, Unit } from '../api/types.js';

export const site: Site = {
  id: 'nord',
  name: 'Hôpital Nord',
  timeZone: 'Europe/Paris',
  calendar: 'FR',
  schoolZone: 'B',
  population: 'adult',
  capacityPatients: 45,
  hospitalBeds: 600,
  simulated: true,
};

const shift = (id: string, fr: string, en: string, startMinute: number, isNight: boolean) => ({
  id,
  name: { fr, en },
  startMinute,
  durationMinutes: 720,
  breakMinutes: 30,
  isNight,
  tone: isNight ? ('night' as const) : ('day' as const),
});

export const unit: Unit = {
  id: 'nord-ide',
  site: 'nord',
  name: { fr: 'Infirmiers, Nord', en: 'Nurses, North' },
  timeZone: 'Europe/Paris',
  rulePack: 'fr-public-hospital',
  skills: ['nurse'],
  shiftTypes: [shift('J', 'Jour', 'Day', 420, false), shift('N', 'Nuit', 'Night', 1140, true)],
  agents: ['a1', 'a2', 'a3'].map((id, index) => ({
    id,
    name: ['Alix Morel', 'Bilal Roux', 'Chloé Petit'][index] ?? id,
    skills: ['nurse'],
    workingTimeShare: 1,
    nightsOnly: false,
  })),
  simulated: true,
};

export function rosterOf(change: Partial<Roster> = {}): Roster {
  return {
    id: 'r1',
    unit: 'nord-ide',
    from: '2026-12-07',
    days: 7,
    status: 'draft',
    revision: 3,
    createdAt: '2026-11-22T06:00:00Z',
    publishedAt: null,
    publication: null,
    progress: { seconds: 12, cost: 420, bound: 400, gap: 0.048 },
    reasons: [],
    simulated: true,
    fairness: 'free',
    tradeOff: null,
    agents: unit.agents.map((agent, index) => ({
      id: agent.id,
      name: agent.name,
      shifts: index === 0 ? ['J', 'J', null, 'N', null, null, null] : Array.from({ length: 7 }, () => null),
      locked: index === 0 ? [0] : [],
      plannedMinutes: index === 0 ? 2070 : 0,
      contractMinutes: 2100,
      leaveDays: index === 1 ? [2] : [],
      leaveMinutes: index === 1 ? 420 : 0,
      onCallMinutes: 0,
    })),
    onCall: [],
    violations: [],
    costs: [{ part: 'cover', cost: 420 }],
    cover: [
      {
        start: '2026-12-07T06:00:00Z',
        skill: 'nurse',
        q50: 1,
        q80: 2,
        required: 2,
        planned: 1,
        shortProbability: 0.35,
      },
    ],
    belowMinimum: [],
    bestBelowMinimum: null,
    ...change,
  };
}

export function forecastOf(change: Partial<Forecast> = {}): Forecast {
  return {
    id: 'f1',
    site: 'nord',
    timeZone: 'Europe/Paris',
    stream: 'all',
    quantity: 'present',
    origin: '2026-11-22T06:00:00Z',
    stepMinutes: 60,
    points: Array.from({ length: 72 }, (_, k) => ({
      target: new Date(Date.parse('2026-11-22T06:00:00Z') + k * 3_600_000).toISOString(),
      mean: 30 + (k % 24),
      quantiles: Array.from({ length: 21 }, (_, q) => 20 + (k % 24) + q),
    })),
    model: {
      name: 'auto',
      version: '1',
      codeVersion: '0.1.0',
      fittedAt: '2026-11-22T02:00:00Z',
      dataFrom: '2024-11-01T00:00:00Z',
      dataTo: '2026-11-22T02:00:00Z',
    },
    fallback: null,
    record: {
      from: '2026-10-01T00:00:00Z',
      to: '2026-11-22T00:00:00Z',
      pairs: 1200,
      coverage: { p50: 0.51, p80: 0.79, p90: 0.9, p95: 0.948 },
      pinball: 1.17,
      seasonalNaivePinball: 1.61,
      source: 'live',
    },
    simulated: true,
    ...change,
  };
}
