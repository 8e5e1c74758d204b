import { SiteId, type Unit, UnitId } from '@releve/contracts';
import {
  type AppliedRule,
  DEFAULT_PROFILE_FR,
  hasOnCall,
  inventedNamesOf,
  packLineRules,
  rulePack,
  type ShiftType,
} from '@releve/optimization';
import type { StoredUnit } from './store.js';
import type { PricedOnCallLine } from './unit-planning.js';

const DAYS = 28;
const SEED = 2;
const DOCTORS = 32;
/** Every third doctor also holds the mobile unit’s duties: one pool, two units. */
const POOLED = 3;
const PART_TIME = 6;
const PACK = 'fr-emergency-doctors';
/** 39 clinical hours a week on average (circulaire du 22 décembre 2014). */
const WEEK_MINUTES = 39 * 60;
const STRAY_MINUTES = 600;

/** Half an hour in which who leaves tells who comes of the patients. */
const HANDOVER = 30;
const day: ShiftType = {
  id: 'J',
  name: 'Jour 8 h 30 – 18 h 30',
  startMinute: 510,
  durationMinutes: 600,
  handoverMinutes: HANDOVER,
};
const evening: ShiftType = {
  id: 'S',
  name: 'Soirée 13 h 30 – 23 h 30',
  startMinute: 810,
  durationMinutes: 600,
  handoverMinutes: HANDOVER,
};
/** The short circuit in its busy hours, and the short-stay beds by day: areas that some doctors are entitled to. */
const shortCircuit: ShiftType = {
  id: 'C',
  name: 'Circuit court 10 h – 20 h',
  startMinute: 600,
  durationMinutes: 600,
  skill: 'fast',
  area: 'fast',
};
const shortStay: ShiftType = {
  id: 'U',
  name: 'UHCD 8 h 30 – 18 h 30',
  startMinute: 510,
  durationMinutes: 600,
  skill: 'uhcd',
  area: 'uhcd',
};
/** Second line of resuscitation at home, from the end of the day to the next morning. */
const ON_CALL = { fromMinute: 1110, toMinute: 1950 };
const onCall: ShiftType = {
  id: 'A',
  name: 'Astreinte opérationnelle 18 h 30 – 8 h 30',
  startMinute: ON_CALL.fromMinute,
  durationMinutes: ON_CALL.toMinute - ON_CALL.fromMinute,
  onCallMinutes: ON_CALL.toMinute - ON_CALL.fromMinute,
  skill: 'resus',
};
const dayThenOnCall: ShiftType = {
  ...day,
  id: 'K',
  name: 'Jour puis astreinte 8 h 30 – 8 h 30',
  durationMinutes: 1440,
  onCallMinutes: ON_CALL.toMinute - ON_CALL.fromMinute,
  skill: 'resus',
};
const duty: ShiftType = {
  id: 'G',
  name: 'Garde 24 h',
  startMinute: 510,
  durationMinutes: 1440,
  countedMinutes: 1440,
};
const mobile: ShiftType = { ...duty, id: 'R', name: 'Garde SMUR 24 h' };

const shiftWords = {
  J: { fr: 'Jour 8 h 30 – 18 h 30', en: 'Day 8:30–18:30' },
  S: { fr: 'Soirée 13 h 30 – 23 h 30', en: 'Evening 13:30–23:30' },
  G: { fr: 'Garde 24 h (8 h 30 – 8 h 30)', en: '24-hour duty (8:30–8:30)' },
  C: { fr: 'Circuit court 10 h – 20 h', en: 'Short circuit 10:00–20:00' },
  U: { fr: 'UHCD 8 h 30 – 18 h 30', en: 'Short-stay beds 8:30–18:30' },
  A: { fr: 'Astreinte opérationnelle 18 h 30 – 8 h 30', en: 'On call at home 18:30–8:30' },
  K: { fr: 'Jour 8 h 30 – 18 h 30 puis astreinte', en: 'Day 8:30–18:30, then on call at home' },
  R: { fr: 'Garde SMUR 24 h', en: 'Mobile unit, 24-hour duty' },
} as const;
const tones = {
  ...{ J: 'day', S: 'evening', G: 'night', C: 'day', U: 'day', A: 'on-call', K: 'on-call', R: 'night' },
} as const satisfies Record<keyof typeof shiftWords, Unit['shiftTypes'][number]['tone']>;

/**
 * The simulated emergency doctors of a site, and its mobile unit (SMUR) held by a pool of them: duties of 24 hours with
 * as much rest after, counted in hours. Shown as simulated. The first is the department, the second the mobile unit.
 */
export function demoDoctorUnits(site: string, timeZone: string): readonly StoredUnit[] {
  const names = inventedNamesOf(DOCTORS, SEED);
  const agents = names.map((name, index) => {
    const isPooled = index % POOLED === 0;
    return {
      id: `med-${String(index + 1).padStart(2, '0')}`,
      name: `Dr ${name}`,
      // Two in three may hold resuscitation and the short circuit, every other the short-stay beds.
      skills: [
        'doctor',
        ...(index % 3 < 2 ? ['resus'] : []),
        ...(index % 3 > 0 ? ['fast'] : []),
        ...(index % 2 === 0 ? ['uhcd'] : []),
        ...(isPooled ? ['smur'] : []),
      ],
      workingTimeShare: index % PART_TIME === 5 ? 0.6 : 1,
      nightsOnly: false,
    };
  });
  const pool = agents.filter(({ skills }) => skills.includes('smur'));
  return [
    unitOf({
      id: 'demo-urgences-medecins',
      name: { fr: 'Médecins urgentistes (simulé)', en: 'Emergency doctors (simulated)' },
      site,
      timeZone,
      skills: ['doctor', 'resus', 'fast', 'uhcd'],
      shifts: [day, evening, duty, shortCircuit, shortStay, onCall, dayThenOnCall],
      agents,
      // Somebody able to resuscitate holds every 24 hours; the waiting area is the doctors’ common cover.
      posts: [
        { shift: 'G', skill: 'resus', need: 2, hardMin: 1, shortageCost: 200 },
        { shift: 'J', skill: 'resus', need: 1, hardMin: 0, shortageCost: 50 },
        { shift: 'C', skill: 'fast', need: 1, hardMin: 0, shortageCost: 150 },
        { shift: 'U', skill: 'uhcd', need: 1, hardMin: 0, shortageCost: 150 },
      ],
      onCallLines: [{ skill: 'resus', ...ON_CALL, need: 1, minimum: 1, shortageCost: 300 }],
      safetyMinimum: { doctor: 2 },
      mostDuties: { shifts: ['G'], max: 5 },
      mostOnCall: 4,
    }),
    unitOf({
      id: 'demo-urgences-smur',
      name: { fr: 'SMUR, pool des urgentistes (simulé)', en: 'Mobile unit, pool of the doctors (simulated)' },
      site,
      timeZone,
      skills: ['smur'],
      shifts: [mobile],
      agents: pool,
      posts: [{ shift: 'R', skill: 'smur', need: 1, hardMin: 1, shortageCost: 1000 }],
      onCallLines: [],
      safetyMinimum: {},
      mostDuties: { shifts: ['R'], max: 3 },
      mostOnCall: 0,
    }),
  ];
}

interface DoctorUnit extends Pick<Unit, 'name' | 'timeZone' | 'agents' | 'skills'> {
  readonly id: string;
  readonly site: string;
  readonly shifts: readonly ShiftType[];
  readonly posts: StoredUnit['planning']['posts'];
  readonly onCallLines: readonly PricedOnCallLine[];
  readonly safetyMinimum: Readonly<Record<string, number>>;
  readonly mostDuties: { readonly shifts: readonly string[]; readonly max: number };
  /** Turns on call of a full-time doctor over the period: no law says, the department's own rules do. */
  readonly mostOnCall: number;
}

function unitOf(input: DoctorUnit): StoredUnit {
  const { shifts, agents, timeZone, posts, onCallLines, safetyMinimum } = input;
  const pack = rulePack(PACK);
  return {
    definition: {
      id: UnitId.parse(input.id),
      site: SiteId.parse(input.site),
      name: input.name,
      timeZone,
      rulePack: PACK,
      skills: input.skills,
      shiftTypes: shifts.map(
        ({
          id,
          startMinute,
          durationMinutes,
          breakMinutes = 0,
          handoverMinutes,
          onCallMinutes = 0,
          area,
        }) => {
          const key = isKnown(id) ? id : 'R';
          return {
            id,
            name: shiftWords[key],
            startMinute,
            durationMinutes,
            breakMinutes,
            ...(handoverMinutes === undefined ? {} : { handoverMinutes }),
            ...(onCallMinutes === 0 ? {} : { onCallMinutes }),
            ...(area === undefined ? {} : { area }),
            isNight: durationMinutes - onCallMinutes === 1440,
            tone: tones[key],
          };
        },
      ),
      agents,
      posts: posts.map(({ shortageCost: _price, hardMin: minimum, ...post }) => ({ ...post, minimum })),
      onCallLines: onCallLines.map(({ shortageCost: _price, ...line }) => line),
      simulated: true,
    },
    planning: {
      shifts,
      rules: pack === undefined ? [] : packLineRules(pack, shifts),
      agentRules: Object.fromEntries(
        agents.map(({ id, workingTimeShare }) => [id, doctorRules(workingTimeShare, input)]),
      ),
      agentRulesDays: DAYS,
      posts,
      onCallLines,
      wishes: [],
      leave: [],
      past: [],
      safetyMinimum,
      profile: { ...DEFAULT_PROFILE_FR, zone: timeZone },
    },
  };
}

const isKnown = (id: string): id is keyof typeof shiftWords => id in shiftWords;

/** Hours of the contract at most, few duties and turns on call a month, two weekends in four free. */
function doctorRules(share: number, { shifts, mostDuties, mostOnCall }: DoctorUnit): readonly AppliedRule[] {
  const due = (WEEK_MINUTES * share * DAYS) / 7;
  const onCallShifts = shifts.filter(hasOnCall).map(({ id }) => id);
  const duties = { shifts: mostDuties.shifts, max: Math.ceil(mostDuties.max * share) };
  const turns = { shifts: onCallShifts, max: Math.ceil(mostOnCall * share) };
  return [
    { id: 'contract/minutes', line: { kind: 'period-minutes', max: Math.round(due + STRAY_MINUTES) } },
    { id: 'contract/duties', line: { kind: 'max-shifts', ...duties } },
    { id: 'contract/weekends', line: { kind: 'weekends', max: 2 } },
    ...(onCallShifts.length === 0
      ? []
      : [{ id: 'contract/on-call', line: { kind: 'max-shifts' as const, ...turns } }]),
  ];
}
