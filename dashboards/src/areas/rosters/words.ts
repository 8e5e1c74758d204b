import type { TFunction } from 'i18next';

const skills = ['nurse', 'triage', 'doctor', 'aide', 'resus', 'fast', 'uhcd', 'smur'] as const;
const packs = [
  'fr-emergency-doctors',
  'fr-hospital',
  'fr-hospital-doctors',
  'fr-private',
  'eu-2003-88',
] as const;
const parts = ['requestsOn', 'requestsOff', 'shortage', 'surplus', 'fairness', 'softRules'] as const;

/** A skill in words; one this product does not know is shown as it is named. */
export function skillName(t: TFunction, id: string): string {
  const known = skills.find((item) => item === id);
  return known === undefined ? id : t(`skill.${known}`);
}

/** A rule pack in words. */
export function packName(t: TFunction, id: string): string {
  const known = packs.find((item) => item === id);
  return known === undefined ? id : t(`rulePack.${known}`);
}

/** A part of a roster's cost in words. */
export function partName(t: TFunction, id: string): string {
  const known = parts.find((item) => item === id);
  return known === undefined ? id : t(`costPart.${known}`);
}
