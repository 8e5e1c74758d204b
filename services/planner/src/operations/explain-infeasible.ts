import type { LocalText } from '@releve/contracts';

/** What the search itself could prove: the agent for whom no legal line of work exists. */
export const explainInfeasible = (reason: string): LocalText[] => [{ fr: reason, en: reason }];
