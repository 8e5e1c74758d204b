import type { ArrivalMode, Outcome, TriageLevel } from '@releve/contracts';

/** PV2-38: HL7 table 0430, and the French RPU's TRANSPORT. */
export const arrivalModes: Readonly<Record<string, ArrivalMode>> = {
  A: 'ambulance',
  C: 'own-means',
  F: 'own-means',
  H: 'helicopter',
  P: 'own-means',
  PERSO: 'own-means',
  AMBU: 'ambulance',
  VSAB: 'fire-service',
  SMUR: 'smur',
  HELI: 'helicopter',
  FO: 'police',
};

/**
 * PV1-36: HL7 table 0112 (two digits), the French MODE_SORTIE (one digit) and the RPU's ORIENT.
 * Leaving against advice after care counts as going home.
 */
export const outcomes: Readonly<Record<string, Outcome>> = {
  '01': 'home',
  '02': 'transferred',
  '03': 'transferred',
  '04': 'transferred',
  '05': 'transferred',
  '06': 'home',
  '07': 'home',
  '09': 'admitted',
  '20': 'died',
  '4': 'left-without-being-seen',
  '5': 'home',
  '6': 'admitted',
  '7': 'transferred',
  '8': 'home',
  '9': 'died',
  PSA: 'left-without-being-seen',
  FUGUE: 'left-without-being-seen',
  SCAM: 'home',
  REO: 'home',
  UHCD: 'admitted',
  MED: 'admitted',
  CHIR: 'admitted',
  SC: 'admitted',
  SI: 'admitted',
  REA: 'admitted',
  OBST: 'admitted',
  HDT: 'admitted',
  HO: 'admitted',
};

/** OBX-3 of a triage level: LOINC "Acuity assessment at first encounter", and names in use. */
export const triageObservations: ReadonlySet<string> = new Set(['11283-9', 'FRENCH', 'TRIAGE', 'TRI']);

/** FRENCH triage; a plain 3 is a 3B, the less urgent of the two. */
export const triageLevels: Readonly<Record<string, TriageLevel>> = {
  '1': '1',
  '2': '2',
  '3': '3B',
  '3A': '3A',
  '3B': '3B',
  '4': '4',
  '5': '5',
};
