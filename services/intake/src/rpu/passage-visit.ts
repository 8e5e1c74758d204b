import type { ArrivalMode, Outcome, TriageLevel, Visit } from '@releve/contracts';
import { ArrivalMode as ArrivalModes, Outcome as Outcomes } from '@releve/contracts';
import { arrivalModes, outcomes } from '../hl7/codes.js';
import { ageGroupOf } from '../hl7/visit-patch.js';
import type { RowRules } from '../imports/visit-row.js';
import { arrivalTime, coded, isRefusal, laterTime, Refusal } from '../imports/visit-values.js';
import type { Passage } from './read-rpu.js';

/**
 * GRAVITE, the CCMU: 1 the least grave to 5 the gravest, P psychiatric, D dead on arrival. It is judged at the end
 * of the first examination and is not a triage; the nearest FRENCH level stands for it.
 */
const triageOfCcmu: Readonly<Record<string, TriageLevel>> = {
  '1': '5',
  P: '4',
  '2': '4',
  '3': '3B',
  '4': '2',
  '5': '1',
  D: '1',
};

/** What names a passage in every file that tells of it: RPU carry no visit number. */
const identityFields = ['ENTREE', 'NAISSANCE', 'SEXE', 'CP'];

export const passageIdentity = (finess: string, { field }: Passage): string =>
  [finess, ...identityFields.map(field)].join('|');

/** The visit a passage tells of. @param visitId How it is known; see `passageIdentity`. */
export function visitOfPassage({ field }: Passage, visitId: string, rules: RowRules): Visit | Refusal {
  const arrived = arrivalTime('ENTREE', field('ENTREE'), rules);
  if (isRefusal(arrived)) return arrived;
  const departed = laterTime('SORTIE', field('SORTIE'), arrived, rules.clock);
  if (isRefusal(departed)) return departed;
  const triage = ccmu(field('GRAVITE'));
  if (isRefusal(triage)) return triage;
  const mode = modeOf(field('TRANSPORT'));
  if (isRefusal(mode)) return mode;
  const outcome = outcomeOf(field('ORIENT'), field('MODE_SORTIE'));
  if (isRefusal(outcome)) return outcome;
  const ageGroup = ageGroupAt(field('NAISSANCE'), arrived, rules.clock.timeZone);
  if (isRefusal(ageGroup)) return ageGroup;
  const arrivedAt = new Date(arrived).toISOString();
  return {
    visitId,
    arrivedAt,
    departedAt: departed,
    admissionDecidedAt: null,
    triage,
    mode,
    ageGroup,
    outcome,
  };
}

const ccmu = (text: string): TriageLevel | null | Refusal =>
  text === '' || text.toUpperCase() in triageOfCcmu
    ? (triageOfCcmu[text.toUpperCase()] ?? null)
    : new Refusal('GRAVITE', text, 'one of 1, P, 2, 3, 4, 5, D');

const modeOf = (text: string): ArrivalMode | null | Refusal =>
  coded('TRANSPORT', text, ArrivalModes.options, arrivalModes);

/** MODE_SORTIE says how the visit ended; ORIENT tells who left before being seen, and stands in where it is missing. */
function outcomeOf(orientation: string, exit: string): Outcome | null | Refusal {
  const orient = coded('ORIENT', orientation, Outcomes.options, outcomes);
  if (isRefusal(orient)) return orient;
  const ended = coded('MODE_SORTIE', exit, Outcomes.options, outcomes);
  return ended === null || (ended === 'home' && orient === 'left-without-being-seen') ? orient : ended;
}

const birthPattern = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** NAISSANCE is dd/mm/yyyy; the age is that of the day of arrival. */
function ageGroupAt(birth: string, arrivedMs: number, timeZone: string): Visit['ageGroup'] | Refusal {
  if (birth === '') return null;
  const [, day = '', month = '', year = ''] = birthPattern.exec(birth) ?? [];
  const group = ageGroupOf(`${year}${month}${day}`, arrivedMs, timeZone);
  return group ?? new Refusal('NAISSANCE', birth, 'a date of birth as dd/mm/yyyy, before the arrival');
}
