import type { Agent } from '@releve/contracts';

/** Full time: 1607 h a year, 35 h a week; 1476 h, 32 h 30 a week, for those who work nights only (décret 2002-9). */
const WEEK_MINUTES = { days: 35 * 60, nights: 32.5 * 60 };

/** Minutes each agent's contract asks for over a run of days. */
export const contractMinutes = (agents: readonly Agent[], days: number): Record<string, number> =>
  Object.fromEntries(
    agents.map(({ id, workingTimeShare, nightsOnly }) => [
      id,
      Math.round(((nightsOnly ? WEEK_MINUTES.nights : WEEK_MINUTES.days) / 7) * days * workingTimeShare),
    ]),
  );
