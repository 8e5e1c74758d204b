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
}

/** A starting value: the less urgent give up after some hours; nobody urgent does. */
export const DEFAULT_PATIENCE: Readonly<Record<string, number>> = { '3B': 900, '4': 480, '5': 300 };

/**
 * A scenario with the same work as a staffing profile: each acuity's care minutes of a skill over a mean stay become
 * one spell of care by that skill, in order; the rest of the stay follows. Spreading care over the stay would make
 * waits shorter and more frequent; one spell is the plain reading and errs on the side of caution.
 */
export function scenarioFromProfile(profile: StaffingProfile, input: ProfileScenarioInput): FlowScenario {
  const levels = profile.acuities.map((acuity, priority): PatientLevel => {
    const stay = meanStayMinutes(acuity.stay);
    const stages = input.order.flatMap((skill): readonly CareStage[] => {
      const care = profile.skills.find(({ id }) => id === skill)?.careMinutesPerHour[acuity.id] ?? 0;
      const meanMinutes = (care * stay) / 60;
      return meanMinutes > 0 ? [{ skill, minutes: { kind: 'exponential', meanMinutes } }] : [];
    });
    const inCare = stages.reduce((sum, stage) => sum + meanStayMinutes(stage.minutes), 0);
    return {
      id: acuity.id,
      priority,
      arrivals: input.arrivals.map((count) => count * acuity.share),
      stages,
      afterwards: stay > inCare ? { kind: 'exponential', meanMinutes: stay - inCare } : null,
      patienceMinutes: input.patienceMinutes[acuity.id] ?? null,
      targetMinutes: FRENCH_TARGETS[acuity.id] ?? 240,
    };
  });
  return { stepMinutes: input.stepMinutes, warmUpSteps: input.warmUpSteps, levels, servers: input.servers };
}
