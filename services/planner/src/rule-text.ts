import type { LocalText } from '@releve/contracts';
import type { ShortCover, Violation, ViolationKind } from '@releve/optimization';

const clock = (minute: number, hour: string): string =>
  `${Math.floor(minute / 60) % 24}${hour}${String(minute % 60).padStart(2, '0')}`;

const hours = (minutes: number): string => {
  const rest = Math.round(minutes % 60);
  const whole = Math.floor(minutes / 60);
  return rest === 0 ? `${whole} h` : `${whole} h ${String(rest).padStart(2, '0')}`;
};

type Text = (fault: Violation) => LocalText;

const both = (fr: string, en: string): LocalText => ({ fr, en });
const inHours =
  (fr: string, en: string): Text =>
  ({ found, limit }) =>
    both(
      `${fr} : ${hours(found)}, limite ${hours(limit)}.`,
      `${en}: ${hours(found)}, limit ${hours(limit)}.`,
    );
const inNumbers =
  (fr: string, en: string): Text =>
  ({ found, limit }) =>
    both(`${fr} : ${found}, limite ${limit}.`, `${en}: ${found}, limit ${limit}.`);
const plain =
  (fr: string, en: string): Text =>
  () =>
    both(fr, en);

/** What each kind of fault says of an agent's contract or of the roster's form; the law speaks for itself. */
const texts: Readonly<Record<ViolationKind, Text>> = {
  'max-shifts': inNumbers('Nombre de postes de ce type', 'Shifts of this type'),
  'total-shifts': inNumbers('Nombre de postes', 'Number of shifts'),
  'period-minutes': inHours('Heures de la période', 'Hours over the period'),
  'consecutive-work': inNumbers('Jours travaillés de suite', 'Days worked on end'),
  'consecutive-days-off': inNumbers('Jours de repos de suite', 'Days off on end'),
  'consecutive-shifts': inNumbers('Jours de suite au même poste', 'Days on end on the same shift'),
  weekends: inNumbers('Week-ends travaillés', 'Weekends worked'),
  'complete-weekends': plain(
    'Un seul jour du week-end est travaillé.',
    'Only one day of the weekend is worked.',
  ),
  succession: plain(
    'Ces deux postes ne peuvent pas se suivre.',
    'These two shifts may not follow one another.',
  ),
  rest: inHours('Repos entre deux postes', 'Rest between two shifts'),
  'rest-after-call-out': inHours('Repos après un déplacement en astreinte', 'Rest after a call-out'),
  'rolling-minutes': inHours('Heures sur des jours consécutifs', 'Hours over days on end'),
  'rolling-shifts': inNumbers('Postes sur des jours consécutifs', 'Shifts over days on end'),
  'weekly-rest': inHours('Repos hebdomadaire', 'Weekly rest'),
  'rest-days': inNumbers('Jours de repos sur deux semaines', 'Rest days in two weeks'),
  unknown: plain('Agent ou poste inconnu de ce planning.', 'An agent or shift this roster does not know.'),
  leave: plain('L’agent est en congé ce jour-là.', 'The agent is on leave that day.'),
  pin: plain(
    'Cette cellule est verrouillée ou demandée comme condition.',
    'This cell is locked or was asked for as a condition.',
  ),
  skill: plain('L’agent n’a pas la compétence de ce poste.', 'The agent lacks the skill of this shift.'),
  'hard-minimum': inNumbers('Effectif de sécurité non atteint', 'Fewer people than the safety minimum'),
};

/** Caps that share burdens evenly are aims of the roster, neither law nor contract. */
export const isFairness = (rule: string): boolean => rule.startsWith('fairness/');

const fairness = inNumbers(
  'Plus que la juste part, marge comprise',
  'More than the fair share and its slack',
);

export const describeFault = (fault: Violation): LocalText =>
  isFairness(fault.rule) ? fairness(fault) : texts[fault.kind](fault);

/** Where the cover is below the safety minimum, in local times of the day. */
export const describeShort = ({ fromMinute, toMinute, wanted, present, skill }: ShortCover): LocalText => {
  const of = skill === undefined ? '' : ` (${skill})`;
  return both(
    `Effectif de sécurité${of} non atteint de ${clock(fromMinute, ' h ')} à ${clock(toMinute, ' h ')} : ${present} sur ${wanted}.`,
    `Fewer than the safety minimum${of} from ${clock(fromMinute, ':')} to ${clock(toMinute, ':')}: ${present} of ${wanted}.`,
  );
};
