import { z } from 'zod';
import { Instant, PlainDate, UnitId } from './ids.js';
import { Skill } from './roster.js';

/** A mean over simulated runs with its 95 % confidence interval. */
export const SimulatedInterval = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type SimulatedInterval = z.infer<typeof SimulatedInterval>;

/** Patients of one triage level under a roster. Waits are minutes from arrival to being seen. */
export const SimulatedLevel = z.object({
  level: z.string(),
  targetMinutes: z.number(),
  arrivalsPerDay: SimulatedInterval,
  waitMinutes: SimulatedInterval,
  medianWaitMinutes: z.number(),
  p90WaitMinutes: z.number(),
  /** Share of those seen who were seen within the target. */
  withinTarget: SimulatedInterval,
  leftUnseen: SimulatedInterval,
});
export type SimulatedLevel = z.infer<typeof SimulatedLevel>;

/** What simulation stands on, so that a reader can judge it. */
export const SimulationBasis = z.object({
  unit: UnitId,
  forecastId: z.string(),
  from: PlainDate,
  days: z.int().min(1),
  runs: z.int().min(1),
  seed: z.int().min(0),
  /** Skills whose cover comes from rosters, and those taken to be staffed exactly as the forecast requires. */
  rostered: z.array(Skill),
  assumed: z.array(Skill),
  /** Skill by whom a patient is seen. */
  seenBy: Skill,
  simulated: z.boolean(),
});

export const RosterSimulation = SimulationBasis.extend({
  roster: z.string(),
  revision: z.int(),
  levels: z.array(SimulatedLevel),
  leftUnseen: SimulatedInterval,
  /** Share of duty time spent in care, and share of spells of care that found nobody free. */
  skills: z.array(z.object({ skill: Skill, utilisation: SimulatedInterval, delayed: SimulatedInterval })),
  /** Patients present, by hour: mean and 10–90 % range over runs. */
  present: z.array(z.object({ start: Instant, mean: z.number(), q10: z.number(), q90: z.number() })),
});
export type RosterSimulation = z.infer<typeof RosterSimulation>;

/** A department in a few numbers, all triage levels together. */
export const SimulatedFigures = z.object({
  arrivals: SimulatedInterval,
  meanWaitMinutes: SimulatedInterval,
  withinTarget: SimulatedInterval,
  leftUnseen: SimulatedInterval,
  meanPresent: SimulatedInterval,
  peakPresent: SimulatedInterval,
});
export type SimulatedFigures = z.infer<typeof SimulatedFigures>;

export const WhatIf = SimulationBasis.extend({
  /** The roster whose cover was taken; null where every skill is staffed as the forecast requires. */
  roster: z.string().nullable(),
  beds: z.int().nullable(),
  base: SimulatedFigures,
  /** Figures of each change, and the difference on the very same patients. */
  variants: z.array(
    z.object({
      change: z.enum(['staff', 'beds', 'epidemic', 'closed-site']),
      figures: SimulatedFigures,
      difference: SimulatedFigures,
    }),
  ),
});
export type WhatIf = z.infer<typeof WhatIf>;

/** Whether the staffing formula keeps its promised probability of waiting, by skill. */
export const StaffingCorrection = z.object({
  unit: UnitId,
  forecastId: z.string(),
  from: PlainDate,
  days: z.int(),
  runs: z.int(),
  skills: z.array(
    z.object({
      skill: Skill,
      promised: z.number(),
      /** Share of spells that waited with the plain formula, and with the factor found. */
      measured: SimulatedInterval,
      factor: z.number(),
      corrected: SimulatedInterval,
      /** Factor the unit’s requirement is computed with today. */
      applied: z.number(),
    }),
  ),
});
export type StaffingCorrection = z.infer<typeof StaffingCorrection>;
