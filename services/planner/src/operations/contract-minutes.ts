import type { Agent } from '@releve/contracts';

/** Full time: 1607 h a year, 35 h a week; 1476 h, 32 h 30 a week, for those who work nights only (décret 2002-9). */
const WEEK_MINUTES = { days: 35 * 60, nights: 32.5 * 60 };
/** Emergency doctors: 39 clinical hours a week (circulaire du 22 décembre 2014). */
const EMERGENCY_DOCTORS = { days: 39 * 60, nights: 39 * 60 };

/** Minutes each agent's contract asks for over a run of days. */
export const contractMinutes = (
  agents: readonly Agent[],
  days: number,
  rulePack = '',
): Record<string, number> => {
  const week = rulePack === 'fr-emergency-doctors' ? EMERGENCY_DOCTORS : WEEK_MINUTES;
  return Object.fromEntries(
    agents.map(({ id, workingTimeShare, nightsOnly }) => [
      id,
      Math.round(((nightsOnly ? week.nights : week.days) / 7) * days * workingTimeShare),
    ]),
  );
};
