import type { LocalText } from '../../../text/local-text.js';
import type { Certainty } from '../law.js';

/** When rosters must be known and how late they may change (décret 2002-9, arts 9 and 13). */
export interface NoticeRules {
  readonly article: string;
  readonly certainty: Certainty;
  readonly publishDaysBefore: number;
  readonly changeHoursBefore: number;
  readonly minCycleWeeks: number;
  readonly maxCycleWeeks: number;
}

export const HOSPITAL_NOTICE: NoticeRules = {
  article: 'décret 2002-9, art. 13',
  certainty: 'T',
  publishDaysBefore: 15,
  changeHoursBefore: 48,
  minCycleWeeks: 1,
  maxCycleWeeks: 12,
};

/** A breach of notice, or null when all is well. */
export interface NoticeFault {
  readonly article: string;
  readonly found: number;
  readonly limit: number;
  readonly message: LocalText;
}

/** A roster must be known 15 days before it starts. Instants in minutes since 1970. */
export function checkPublication(
  at: number,
  periodStart: number,
  rules = HOSPITAL_NOTICE,
): NoticeFault | null {
  const found = Math.floor((periodStart - at) / 1440);
  if (periodStart - at >= rules.publishDaysBefore * 1440) return null;
  const limit = rules.publishDaysBefore;
  const message = {
    fr: `Planning porté à connaissance ${Math.max(0, found)} jours avant son début ; ${limit} au moins.`,
    en: `Roster made known ${Math.max(0, found)} days before it starts; at least ${limit}.`,
  };
  return { article: rules.article, found, limit, message };
}

/** A shift may change until 48 hours before, save imperative need; the agent is told at once in any case. */
export function checkChange(at: number, shiftStart: number, rules = HOSPITAL_NOTICE): NoticeFault | null {
  if (shiftStart - at >= rules.changeHoursBefore * 60) return null;
  const found = Math.floor((shiftStart - at) / 60);
  const limit = rules.changeHoursBefore;
  const message = {
    fr: `Modification ${Math.max(0, found)} h avant la prise de poste ; ${limit} h au moins, sauf contrainte impérative de fonctionnement.`,
    en: `Changed ${Math.max(0, found)} h before the shift; at least ${limit} h, save imperative need of the service.`,
  };
  return { article: rules.article, found, limit, message };
}

/** A cycle lasts from one week to twelve (art. 9). */
export function checkCycle(weeks: number, rules = HOSPITAL_NOTICE): NoticeFault | null {
  if (Number.isInteger(weeks) && weeks >= rules.minCycleWeeks && weeks <= rules.maxCycleWeeks) return null;
  const limit = weeks < rules.minCycleWeeks ? rules.minCycleWeeks : rules.maxCycleWeeks;
  const message = {
    fr: `Cycle de ${weeks} semaines ; de ${rules.minCycleWeeks} à ${rules.maxCycleWeeks} semaines entières.`,
    en: `Cycle of ${weeks} weeks; from ${rules.minCycleWeeks} to ${rules.maxCycleWeeks} whole weeks.`,
  };
  return { article: 'décret 2002-9, art. 9', found: weeks, limit, message };
}
