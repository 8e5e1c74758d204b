/** One length of stay: how long it lasted, or how long it has lasted so far when the patient is still here. */
export interface Stay {
  readonly minutes: number;
  readonly ended: boolean;
}

/**
 * Product-limit estimate: P(stay > t) just after each time at which a stay ended. `standardError` by Greenwood's
 * formula.
 */
export interface SurvivalSteps {
  readonly minutes: readonly number[];
  readonly atRisk: readonly number[];
  readonly ends: readonly number[];
  readonly survival: readonly number[];
  readonly standardError: readonly number[];
}

/**
 * Kaplan–Meier survival of stays, those of patients still present censored at their present length. Ties: an end
 * comes before a censoring. Source: Kaplan & Meier 1958; Greenwood 1926.
 */
export function kaplanMeier(stays: readonly Stay[]): SurvivalSteps {
  const sorted = [...stays].sort((a, b) => a.minutes - b.minutes);
  const steps: MutableSteps = { minutes: [], atRisk: [], ends: [], survival: [], standardError: [] };
  let survival = 1;
  let greenwood = 0;
  for (let i = 0; i < sorted.length; ) {
    const { minutes } = sorted[i];
    const atRisk = sorted.length - i;
    let ends = 0;
    for (; i < sorted.length && sorted[i].minutes === minutes; i++) if (sorted[i].ended) ends++;
    if (ends === 0) continue;
    survival *= 1 - ends / atRisk;
    greenwood += ends === atRisk ? 0 : ends / (atRisk * (atRisk - ends));
    steps.minutes.push(minutes);
    steps.atRisk.push(atRisk);
    steps.ends.push(ends);
    steps.survival.push(survival);
    steps.standardError.push(survival * Math.sqrt(greenwood));
  }
  return steps;
}

interface MutableSteps {
  minutes: number[];
  atRisk: number[];
  ends: number[];
  survival: number[];
  standardError: number[];
}
