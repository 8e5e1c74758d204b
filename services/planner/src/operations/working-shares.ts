import type { Unit } from '@releve/contracts';

/** Share of full time of each agent of a unit. */
export const sharesOf = ({ agents }: Unit): Readonly<Record<string, number>> =>
  Object.fromEntries(agents.map(({ id, workingTimeShare }) => [id, workingTimeShare]));
