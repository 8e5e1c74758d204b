import type { Unit } from '@releve/contracts';
import { DEFAULT_PROFILE_FR, packLineRules, rulePack, type ShiftType } from '@releve/optimization';
import { badInput } from '@releve/platform';
import type { PlannerDeps } from '../deps.js';
import type { UnitPlanning } from '../unit-planning.js';

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

/** @throws bad-input for a shift whose parts do not fit in it, or a post or line of on-call duty that nobody can fill */
function mustFit({ shiftTypes, skills, posts = [], onCallLines = [] }: Unit): void {
  const areas = new Set(shiftTypes.flatMap(({ area }) => area ?? []));
  shiftTypes.forEach(
    ({ durationMinutes, breakMinutes, handoverMinutes = 0, onCallMinutes = 0, area }, index) => {
      const work = durationMinutes - onCallMinutes;
      const place = `body.shiftTypes.${index}`;
      if (area !== undefined && !skills.includes(area))
        throw badInput({
          place: `${place}.area`,
          value: area,
          expected: `a skill of the unit: ${skills.join(', ')}`,
        });
      if (work < 0)
        throw badInput({
          place: `${place}.onCallMinutes`,
          value: onCallMinutes,
          expected: `at most the shift’s ${durationMinutes} minutes`,
        });
      for (const [part, minutes] of Object.entries({ breakMinutes, handoverMinutes }))
        if (minutes > work)
          throw badInput({
            place: `${place}.${part}`,
            value: minutes,
            expected: `at most the ${work} minutes of work`,
          });
    },
  );
  posts.forEach(({ shift, skill, need, minimum }, index) => {
    const place = `body.posts.${index}`;
    const type = shiftTypes.find(({ id }) => id === shift);
    const known = shiftTypes.map(({ id }) => id).join(', ');
    if (type === undefined)
      throw badInput({
        place: `${place}.shift`,
        value: shift,
        expected: `a shift type of the unit: ${known}`,
      });
    const elsewhere = type.area !== undefined && type.area !== skill && areas.has(skill);
    if (!skills.includes(skill) || elsewhere)
      throw badInput({
        place: `${place}.skill`,
        value: skill,
        expected: elsewhere
          ? `the shift’s own area, ${type.area}, or a skill that is no area`
          : `a skill of the unit: ${skills.join(', ')}`,
      });
    if (minimum > need)
      throw badInput({ place: `${place}.minimum`, value: minimum, expected: `at most the need, ${need}` });
  });
  onCallLines.forEach(({ skill, fromMinute, toMinute, need, minimum }, index) => {
    const place = `body.onCallLines.${index}`;
    if (!skills.includes(skill))
      throw badInput({
        place: `${place}.skill`,
        value: skill,
        expected: `a skill of the unit: ${skills.join(', ')}`,
      });
    if (minimum > need)
      throw badInput({ place: `${place}.minimum`, value: minimum, expected: `at most the need, ${need}` });
    const covers = shiftTypes.some(({ startMinute, durationMinutes, onCallMinutes = 0 }) => {
      const end = startMinute + durationMinutes;
      return onCallMinutes > 0 && end - onCallMinutes <= fromMinute && end >= toMinute;
    });
    if (toMinute <= fromMinute || !covers)
      throw badInput({
        place: `${place}.toMinute`,
        value: toMinute,
        expected: 'an end after the start, within the time on call of one shift type',
      });
  });
}

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
