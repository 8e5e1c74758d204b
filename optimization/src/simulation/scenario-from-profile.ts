import type { StaffingProfile } from '../staffing/profile.js';
import { meanStayMinutes } from '../staffing/stay.js';
import type { CareStage, FlowScenario, PatientLevel } from './scenario.js';
import { FRENCH_TARGETS } from './scenario.js';

export interface ProfileScenarioInput {
  /** Arrivals per step of all patients together; those of the warm-up first. */
  readonly arrivals: readonly number[];
  readonly stepMinutes: number;
  readonly warmUpSteps: number;
  /** Agents on duty by skill and half-hour, over the same time. */
  readonly servers: Readonly<Record<string, readonly number[]>>;
  /** Skills in the order in which they see a patient; the last is who "sees" the patient. */
  readonly order: readonly string[];
  /** Mean patience by acuity in minutes; acuities left out never leave unseen. */
  readonly patienceMinutes: Readonly<Record<string, number>>;
  /**
   * Care comes in spells of about so long, spread over the stay (Erlang-R: Yom-Tov & Mandelbaum 2014). Left out, each
   * skill gives all its care in one spell.
   */
  readonly spellMinutes?: number;
  /** Skill by whom "seen" is meant; the last of `order` when left out. */
  readonly seenBy?: string;
  /** Arrivals known per step, as a forecast's path has them, instead of drawn; and more on top. */
  readonly counts?: readonly number[];
  readonly extraCounts?: readonly number[];
  readonly beds?: number;
}

/** A starting value: how long one spell of care lasts. No public measurement by triage level is known. */
export const DEFAULT_SPELL_MINUTES = 25;
/** Starting values: the reception by the first skill, and the target up to which patients skip it. */
const RECEPTION_MINUTES = 8;
const AT_ONCE_MINUTES = 20;

/** A starting value: the less urgent give up after some hours; nobody urgent does. */
export const DEFAULT_PATIENCE: Readonly<Record<string, number>> = { '3B': 900, '4': 480, '5': 300 };

/**
 * A scenario with the same work as a staffing profile: each acuity's care minutes of a skill over a mean stay become
 * spells of care by that skill, in order, with delays between that fill the stay. In one spell each, waits are longer
 * than in many short ones; where the care alone is longer than the stay, the stay grows. With short spells the first
 * is a reception, and those meant to be seen within 20 minutes go to who sees them at once.
 */
export function scenarioFromProfile(profile: StaffingProfile, input: ProfileScenarioInput): FlowScenario {
  const { spellMinutes, counts, extraCounts, beds } = input;
  const seenBy = input.seenBy ?? input.order[input.order.length - 1];
  const levels = profile.acuities.map((acuity, priority): PatientLevel => {
    const stay = meanStayMinutes(acuity.stay);
    const targetMinutes = FRENCH_TARGETS[acuity.id] ?? 240;
    const atOnce = spellMinutes !== undefined && targetMinutes <= AT_ONCE_MINUTES;
    const order = atOnce ? [seenBy, ...input.order.filter((skill) => skill !== seenBy)] : input.order;
    const care = order.map((skill) => {
      const perHour = profile.skills.find(({ id }) => id === skill)?.careMinutesPerHour[acuity.id] ?? 0;
      return { skill, minutes: (perHour * stay) / 60 };
    });
    const inCare = care.reduce((sum, { minutes }) => sum + minutes, 0);
    const rest = Math.max(0, stay - inCare);
    const stages =
      spellMinutes === undefined
        ? oneSpellEach(care)
        : shortSpells(care, spellMinutes, rest, atOnce ? 0 : RECEPTION_MINUTES);
    const gaps = spellMinutes === undefined ? 1 : stages.length;
    return {
      id: acuity.id,
      priority,
      arrivals: input.arrivals.map((count) => count * acuity.share),
      stages,
      seenStage: Math.max(
        0,
        stages.findIndex(({ skill }) => skill === seenBy),
      ),
      afterwards: rest > 0 ? { kind: 'exponential', meanMinutes: rest / gaps } : null,
      patienceMinutes: input.patienceMinutes[acuity.id] ?? null,
      targetMinutes,
    };
  });
  return {
    stepMinutes: input.stepMinutes,
    warmUpSteps: input.warmUpSteps,
    levels,
    servers: input.servers,
    ...(counts === undefined ? {} : { counts }),
    ...(extraCounts === undefined ? {} : { extraCounts }),
    ...(beds === undefined ? {} : { beds }),
  };
}

type Care = readonly { readonly skill: string; readonly minutes: number }[];

function oneSpellEach(care: Care): readonly CareStage[] {
  return care
    .filter(({ minutes }) => minutes > 0)
    .map(({ skill, minutes }) => ({ skill, minutes: { kind: 'exponential', meanMinutes: minutes } }));
}

/** Rounds of care, each skill in turn while it has spells left, with a delay before every spell but the first. */
function shortSpells(
  care: Care,
  spellMinutes: number,
  rest: number,
  receptionMinutes: number,
): readonly CareStage[] {
  const plans = care.map(({ skill, minutes }, index) => {
    const reception = index === 0 && receptionMinutes > 0 ? Math.min(receptionMinutes, minutes) : 0;
    const left = minutes - reception;
    const count = left > 0 ? Math.max(1, Math.round(left / spellMinutes)) : 0;
    const spells = [...(reception > 0 ? [reception] : []), ...new Array<number>(count).fill(left / count)];
    return { skill, spells };
  });
  const total = plans.reduce((sum, { spells }) => sum + spells.length, 0);
  const delay = { kind: 'exponential' as const, meanMinutes: rest / total };
  const stages: CareStage[] = [];
  for (let round = 0; round < Math.max(...plans.map(({ spells }) => spells.length)); round += 1) {
    for (const { skill, spells } of plans) {
      const meanMinutes = spells[round];
      if (meanMinutes === undefined) continue;
      const minutes = { kind: 'exponential' as const, meanMinutes };
      stages.push({ skill, minutes, ...(rest > 0 && stages.length > 0 ? { delay } : {}) });
    }
  }
  return stages;
}
