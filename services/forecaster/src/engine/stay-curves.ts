import type { StaysMeasured } from '@releve/contracts';
import {
  type DepartureCurve,
  type DepartureCurves,
  type DeparturePace,
  departureCurve,
  departureCurves,
  departurePace,
  type OutcomeStay,
  USUAL_PACE,
} from '@releve/forecasting';
import type { KnownStays } from './department-request.js';

/** How long stays last at a site: to the decision, and from there to a bed. */
export interface StayCurves {
  readonly toDecision: DepartureCurves;
  /** null where decisions to admit are not told. */
  readonly toBed: DepartureCurve | null;
}

const LEAST_STAYS = 60;
const LEAST_ADMISSIONS = 30;

/** Stream of a stay whose triage level is not known. */
export const groupOf = (triage: string | null): string => triage ?? 'unknown';

/** Curves from counted lengths; null while too few stays have ended to tell. */
export function stayCurves({ toDecision, toBed }: StaysMeasured['data']): StayCurves | null {
  const stays: OutcomeStay[] = [];
  let [ended, admissions] = [0, 0];
  const add = (times: number, stay: OutcomeStay) => {
    for (let n = 0; n < times; n++) stays.push(stay);
  };
  for (const { group, stays: bins } of toDecision)
    for (const [minutes, left, admitted, open] of bins) {
      add(left, { stream: group, minutes, outcome: 'left' });
      add(admitted, { stream: group, minutes, outcome: 'admitted' });
      add(open, { stream: group, minutes, outcome: 'present' });
      ended += left + admitted;
      admissions += admitted;
    }
  if (ended < LEAST_STAYS) return null;
  const waits = toBed.flatMap(([minutes, left, open]) => [
    ...Array.from({ length: left }, () => ({ minutes, outcome: 'left' as const })),
    ...Array.from({ length: open }, () => ({ minutes, outcome: 'present' as const })),
  ]);
  const known =
    admissions >= LEAST_ADMISSIONS && toBed.reduce((sum, [, left]) => sum + left, 0) >= LEAST_ADMISSIONS;
  return { toDecision: departureCurves(stays), toBed: known ? departureCurve(waits) : null };
}

/** How fast both stages have been ending over the last day. */
export function recentPaces(
  { toDecision, toBed }: StayCurves,
  { seen, seenMinutesAgo }: Pick<KnownStays, 'seen' | 'seenMinutesAgo'>,
): { readonly toDecision: DeparturePace; readonly toBed: DeparturePace } {
  const ago = (minutes: number) => minutes + seenMinutesAgo;
  const ended = (minutes: number | null) => (minutes === null ? {} : { endedMinutesAgo: ago(minutes) });
  const deciding = seen.map(([arrived, decided, left, triage]) => ({
    stream: groupOf(triage),
    startedMinutesAgo: ago(arrived),
    ...ended(decided ?? left),
  }));
  const waiting = seen.flatMap(([, decided, left]) =>
    decided === null ? [] : [{ stream: 'bed', startedMinutesAgo: ago(decided), ...ended(left) }],
  );
  return {
    toDecision: departurePace(deciding, toDecision),
    toBed: toBed ? departurePace(waiting, { all: toBed, of: () => toBed }) : USUAL_PACE,
  };
}
