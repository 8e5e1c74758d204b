import { z } from 'zod';
import { Instant } from './ids.js';

/** FRENCH triage scale (SFMU): 1 immediate … 5 non-urgent. */
export const TriageLevel = z.enum(['1', '2', '3A', '3B', '4', '5']);
export type TriageLevel = z.infer<typeof TriageLevel>;

/** How the patient came; RPU TRANSPORT codes in brackets. */
export const ArrivalMode = z.enum([
  'own-means', // PERSO
  'ambulance', // AMBU
  'fire-service', // VSAB
  'smur', // SMUR
  'helicopter', // HELI
  'police', // FO
]);
export type ArrivalMode = z.infer<typeof ArrivalMode>;

/** child < 18 ≤ adult < 75 ≤ elderly: the HET indicators count visits of 75 and over. */
export const AgeGroup = z.enum(['child', 'adult', 'elderly']);
export type AgeGroup = z.infer<typeof AgeGroup>;

/** Where the patient goes; admitted means any stay in hospital, short-stay unit included. */
export const Outcome = z.enum(['home', 'admitted', 'transferred', 'left-without-being-seen', 'died']);
export type Outcome = z.infer<typeof Outcome>;

/** One emergency visit as far as it is known. Identifiers are pseudonyms: no name, no date of birth. */
export const Visit = z.object({
  /** Pseudonym of sender + visit number; the same visit always gets the same one. */
  visitId: z.string().min(1).max(64),
  arrivedAt: Instant,
  departedAt: Instant.nullable(),
  /** When the decision to admit was taken; the patient boards from then until departure. */
  admissionDecidedAt: Instant.nullable(),
  triage: TriageLevel.nullable(),
  mode: ArrivalMode.nullable(),
  ageGroup: AgeGroup.nullable(),
  outcome: Outcome.nullable(),
});
export type Visit = z.infer<typeof Visit>;

/** Streams that arrivals are counted by. `all` is every visit; the others split it by one attribute. */
export const StreamId = z
  .string()
  .regex(
    /^(all|triage:(1|2|3A|3B|4|5)|mode:[a-z-]+|age:(child|adult|elderly)|outcome:(admitted|not-admitted))$/,
  );
export type StreamId = z.infer<typeof StreamId>;

/** The streams a visit counts in. */
export function streamsOf(
  visit: Pick<Visit, 'triage' | 'mode' | 'ageGroup' | 'outcome'>,
): readonly StreamId[] {
  const streams: StreamId[] = ['all'];
  if (visit.triage) streams.push(`triage:${visit.triage}`);
  if (visit.mode) streams.push(`mode:${visit.mode}`);
  if (visit.ageGroup) streams.push(`age:${visit.ageGroup}`);
  if (visit.outcome) streams.push(`outcome:${visit.outcome === 'admitted' ? 'admitted' : 'not-admitted'}`);
  return streams;
}
