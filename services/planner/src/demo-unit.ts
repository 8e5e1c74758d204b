import { SiteId, type Unit, UnitId } from '@releve/contracts';
import { DEFAULT_PROFILE_FR, type DemoUnit, demoUnit } from '@releve/optimization';
import { addDays } from './civil-days.js';
import type { StoredUnit } from './store.js';

const DAYS = 28;
const SEED = 1;

/** The simulated unit of 59 nurses as the planner keeps units, its wishes and leave dated from `start`. */
export function demoStoredUnit(site: string, timeZone: string, start: string): StoredUnit {
  const demo = demoUnit(start, SEED, { days: DAYS, zone: timeZone, rhythm: 'staggered' });
  const { problem } = demo;
  const dated = <T extends { readonly day: number }>({ day, ...entry }: T) => ({
    ...entry,
    date: addDays(start, day),
  });
  return {
    definition: definitionOf(demo, site, timeZone),
    planning: {
      shifts: problem.shifts,
      rules: problem.rules,
      agentRules: Object.fromEntries(problem.agents.map(({ id, rules }) => [id, rules ?? []])),
      agentRulesDays: DAYS,
      // Day and night change over at 7 and 19 h, so these two alone hold the triage desk round the clock.
      posts: ['J', 'N'].map((shift) => ({
        shift,
        skill: 'triage',
        need: 3,
        hardMin: 2,
        shortageCost: 20,
      })),
      wishes: problem.requests.map(dated),
      leave: problem.agents.flatMap(({ id, leave }) =>
        (leave ?? []).map((entry) => ({ agent: id, ...dated(entry) })),
      ),
      past: problem.agents.flatMap(({ id, past }) =>
        (past ?? []).map((entry) => ({ agent: id, ...dated(entry) })),
      ),
      safetyMinimum: { nurse: 7 },
      profile: { ...DEFAULT_PROFILE_FR, zone: timeZone },
    },
  };
}

const NIGHT_FROM_MINUTE = 18 * 60;
const EVENING_FROM_MINUTE = 12 * 60;

const toneOf = (startMinute: number): Unit['shiftTypes'][number]['tone'] =>
  startMinute >= NIGHT_FROM_MINUTE ? 'night' : startMinute >= EVENING_FROM_MINUTE ? 'evening' : 'day';

function definitionOf(
  { id, name, rulePack, shiftNames, contracts, problem }: DemoUnit,
  site: string,
  timeZone: string,
): Unit {
  return {
    id: UnitId.parse(id),
    site: SiteId.parse(site),
    name,
    timeZone,
    rulePack,
    skills: ['nurse', 'triage'],
    shiftTypes: problem.shifts.map((shift) => ({
      id: shift.id,
      name: shiftNames[shift.id] ?? { fr: shift.id, en: shift.id },
      startMinute: shift.startMinute,
      durationMinutes: shift.durationMinutes,
      breakMinutes: shift.breakMinutes ?? 0,
      isNight: shift.startMinute >= NIGHT_FROM_MINUTE,
      tone: toneOf(shift.startMinute),
    })),
    agents: problem.agents.map((agent, index) => ({
      id: agent.id,
      name: agent.name ?? agent.id,
      skills: [...(agent.skills ?? [])],
      workingTimeShare: contracts[index]?.share ?? 1,
      nightsOnly: contracts[index]?.rhythm === 'nights-only',
    })),
    simulated: true,
  };
}
