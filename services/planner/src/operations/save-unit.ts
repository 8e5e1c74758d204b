import type { Unit } from '@releve/contracts';
import { DEFAULT_PROFILE_FR, packLineRules, rulePack, type ShiftType } from '@releve/optimization';
import { badInput } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import type { UnitPlanning } from '../unit-planning.js';
import { mustFit } from './must-fit.js';

/** The optimiser's view of a unit's shift types; minutes worked come from instants and the break. */
const problemShifts = (unit: Unit): ShiftType[] =>
  unit.shiftTypes.map((shift) => ({
    id: shift.id,
    name: shift.name.fr,
    startMinute: shift.startMinute,
    durationMinutes: shift.durationMinutes,
    breakMinutes: shift.breakMinutes,
    ...(shift.handoverMinutes ? { handoverMinutes: shift.handoverMinutes } : {}),
    ...(shift.onCallMinutes ? { onCallMinutes: shift.onCallMinutes } : {}),
    ...(shift.area === undefined ? {} : { area: shift.area, skill: shift.area }),
  }));

/** A person missing on a post or a line of on-call duty, against a half-hour short of staff. */
const POST_SHORTAGE_COST = 200;
const ON_CALL_SHORTAGE_COST = 300;

/** What a unit is planned with until more is known: its rule pack, its agents' hours, the French starting profile. */
function startingPlanning(unit: Unit): UnitPlanning {
  const pack = rulePack(unit.rulePack);
  if (!pack) throw badInput({ place: 'body.rulePack', value: unit.rulePack, expected: 'a known rule pack' });
  const shifts = problemShifts(unit);
  const days = unit.shiftTypes.filter(({ isNight }) => !isNight).map(({ id }) => id);
  return {
    shifts,
    rules: packLineRules(pack, shifts),
    agentRules: Object.fromEntries(
      unit.agents.map((agent) => [
        agent.id,
        agent.nightsOnly
          ? [{ id: 'contract/nights-only', line: { kind: 'max-shifts' as const, shifts: days, max: 0 } }]
          : [],
      ]),
    ),
    agentRulesDays: 28,
    posts: (unit.posts ?? []).map(({ minimum, ...post }) => ({
      ...post,
      hardMin: minimum,
      shortageCost: POST_SHORTAGE_COST,
    })),
    onCallLines: (unit.onCallLines ?? []).map((line) => ({ ...line, shortageCost: ON_CALL_SHORTAGE_COST })),
    safetyMinimum: {},
    wishes: [],
    leave: [],
    past: [],
    profile: { ...DEFAULT_PROFILE_FR, zone: unit.timeZone },
  };
}

/** Posts and lines of on-call duty that a unit does not tell stay as they were, where their shift and skill still are. */
function kept({ shiftTypes, skills, posts, onCallLines }: Unit, known: UnitPlanning): Partial<UnitPlanning> {
  const types = new Set(shiftTypes.map(({ id }) => id));
  const lines = known.onCallLines ?? [];
  return {
    ...(posts === undefined
      ? { posts: known.posts.filter(({ shift, skill }) => types.has(shift) && skills.includes(skill)) }
      : {}),
    ...(onCallLines === undefined
      ? { onCallLines: lines.filter(({ skill }) => skills.includes(skill)) }
      : {}),
    safetyMinimum: known.safetyMinimum,
  };
}

/** Adds or replaces a unit; what is planned with by date (wishes, leave) stays as it was. */
export async function saveUnit({ store, database, clock }: PlannerDeps, unit: Unit): Promise<Unit> {
  mustFit(unit);
  const known = await store.unit(unit.id);
  const fresh = startingPlanning(unit);
  const planning = known
    ? {
        ...fresh,
        ...kept(unit, known.planning),
        wishes: known.planning.wishes,
        leave: known.planning.leave,
        past: known.planning.past,
        profile: known.planning.profile,
      }
    : fresh;
  await database.db.transaction((tx) => store.saveUnit(tx, { definition: unit, planning }, clock()));
  return unit;
}
