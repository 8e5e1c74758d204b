import { ModelPlace } from '@releve/contracts';

/** The place a model was made for, or that of its site. */
export const placeOf = (own: unknown, { timeZone, calendar, schoolZone }: ModelPlace): ModelPlace =>
  ModelPlace.parse(own ?? { timeZone, calendar, schoolZone });
