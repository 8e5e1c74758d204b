import { SiteId, type Unit, UnitId } from '@releve/contracts';
import {
  type AppliedRule,
  DEFAULT_PROFILE_FR,
  inventedNamesOf,
  packLineRules,
  rulePack,
  type ShiftType,
} from '@releve/optimization';
import type { StoredUnit } from './store.js';

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

const day: ShiftType = { id: 'J', name: 'Jour 8 h 30 – 18 h 30', startMinute: 510, durationMinutes: 600 };
const evening: ShiftType = {
  id: 'S',
  name: 'Soirée 13 h 30 – 23 h 30',
  startMinute: 810,
  durationMinutes: 600,
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
  R: { fr: 'Garde SMUR 24 h', en: 'Mobile unit, 24-hour duty' },
} as const;
const tones = { J: 'day', S: 'evening', G: 'night', R: 'night' } as const;

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
      // Two in three may hold resuscitation.
      skills: ['doctor', ...(index % 3 < 2 ? ['resus'] : []), ...(isPooled ? ['smur'] : [])],
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
      skills: ['doctor', 'resus'],
      shifts: [day, evening, duty],
      agents,
      // Somebody able to resuscitate holds every 24 hours; short circuit and waiting area are the doctors’ common cover.
      posts: [
        { shift: 'G', skill: 'resus', need: 2, hardMin: 1, shortageCost: 200 },
        { shift: 'J', skill: 'resus', need: 1, hardMin: 0, shortageCost: 50 },
      ],
      safetyMinimum: { doctor: 2 },
      mostDuties: { shifts: ['G'], max: 5 },
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
      safetyMinimum: {},
      mostDuties: { shifts: ['R'], max: 3 },
    }),
  ];
}

interface DoctorUnit extends Pick<Unit, 'name' | 'timeZone' | 'agents' | 'skills'> {
  readonly id: string;
  readonly site: string;
  readonly shifts: readonly ShiftType[];
  readonly posts: StoredUnit['planning']['posts'];
  readonly safetyMinimum: Readonly<Record<string, number>>;
  readonly mostDuties: { readonly shifts: readonly string[]; readonly max: number };
}

function unitOf(input: DoctorUnit): StoredUnit {
  const { shifts, agents, timeZone, posts, safetyMinimum, mostDuties } = input;
  const pack = rulePack(PACK);
  return {
    definition: {
      id: UnitId.parse(input.id),
      site: SiteId.parse(input.site),
      name: input.name,
      timeZone,
      rulePack: PACK,
      skills: input.skills,
      shiftTypes: shifts.map(({ id, startMinute, durationMinutes, breakMinutes = 0 }) => {
        const key = id === 'J' || id === 'S' || id === 'G' ? id : 'R';
        const isNight = durationMinutes === 1440;
        return {
          id,
          name: shiftWords[key],
          startMinute,
          durationMinutes,
          breakMinutes,
          isNight,
          tone: tones[key],
        };
      }),
      agents,
      simulated: true,
    },
    planning: {
      shifts,
      rules: pack === undefined ? [] : packLineRules(pack, shifts),
      agentRules: Object.fromEntries(
        agents.map(({ id, workingTimeShare }) => [id, doctorRules(workingTimeShare, mostDuties)]),
      ),
      agentRulesDays: DAYS,
      posts,
      wishes: [],
      leave: [],
      past: [],
      safetyMinimum,
      profile: { ...DEFAULT_PROFILE_FR, zone: timeZone },
    },
  };
}

/** Hours of the contract at most, few duties a month, two weekends in four free. */
function doctorRules(share: number, { shifts, max }: DoctorUnit['mostDuties']): readonly AppliedRule[] {
  const due = (WEEK_MINUTES * share * DAYS) / 7;
  return [
    { id: 'contract/minutes', line: { kind: 'period-minutes', max: Math.round(due + STRAY_MINUTES) } },
    { id: 'contract/duties', line: { kind: 'max-shifts', shifts, max: Math.ceil(max * share) } },
    { id: 'contract/weekends', line: { kind: 'weekends', max: 2 } },
  ];
}
