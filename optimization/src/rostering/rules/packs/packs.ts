import type { RulePack } from '../law.js';
import { EU_DIRECTIVE } from './eu.js';
import { frHospitalDayCountPack, frHospitalPack } from './fr-hospital.js';
import { FR_EMERGENCY_DOCTORS, FR_HOSPITAL_DOCTORS, FR_HOSPITAL_INTERNS } from './fr-hospital-doctors.js';
import { FR_PRIVATE, FR_PRIVATE_NIGHT_WORKER } from './fr-private.js';

/** Every pack with its default numbers. */
export const RULE_PACKS: readonly RulePack[] = [
  frHospitalPack(),
  frHospitalDayCountPack(),
  FR_HOSPITAL_DOCTORS,
  FR_EMERGENCY_DOCTORS,
  FR_HOSPITAL_INTERNS,
  FR_PRIVATE,
  FR_PRIVATE_NIGHT_WORKER,
  EU_DIRECTIVE,
];

/** A pack by its id, with default numbers; undefined when there is none of that name. */
export function rulePack(id: string): RulePack | undefined {
  return RULE_PACKS.find((pack) => pack.id === id);
}
