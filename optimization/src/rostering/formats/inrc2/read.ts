import type { z } from 'zod';
import type { Checked, RosterError } from '../../problem/problem-error.js';
import {
  type History,
  historySchema,
  REQUIREMENT_DAYS,
  type Scenario,
  scenarioSchema,
  type WeekData,
  weekSchema,
} from './documents.js';
import { faultAt, type Located, shaped } from './located.js';
import { historyText, scenarioText, weekText } from './text.js';

/** Says at a path what was found and expected. */
type Fault = (path: string, value: unknown, expected: string, hint?: string) => void;

/** Reads a scenario, text or JSON. Every fault is reported with its line or path. */
export function readInrc2Scenario(text: string): Checked<Scenario> {
  return readDocument(text, scenarioText, scenarioSchema, checkScenario);
}

/** Reads a history of a scenario. */
export function readInrc2History(text: string, scenario: Scenario): Checked<History> {
  return readDocument(text, historyText, historySchema, (history, fault) =>
    checkHistory(history, scenario, fault),
  );
}

/** Reads the data of one week of a scenario. */
export function readInrc2Week(text: string, scenario: Scenario): Checked<WeekData> {
  return readDocument(text, weekText, weekSchema, (week, fault) => checkWeek(week, scenario, fault));
}

/** Text or JSON that begins like a scenario of the competition. */
export function looksLikeInrc2(text: string): boolean {
  const begin = text.replace(/^\uFEFF/, '').trimStart();
  if (begin.startsWith('SCENARIO')) return true;
  return begin.startsWith('{') && begin.includes('"forbiddenShiftTypeSuccessions"');
}

function readDocument<T>(
  text: string,
  fromText: (text: string) => Checked<Located>,
  schema: z.ZodType<T>,
  check: (value: T, fault: Fault) => void,
): Checked<T> {
  const located = /^\uFEFF?\s*\{/.test(text) ? fromJson(text) : fromText(text);
  if (!located.ok) return located;
  const document = shaped(located.value, schema);
  if (!document.ok) return document;
  const errors: RosterError[] = [];
  check(document.value, (path, value, expected, hint = 'Maybe it is misspelt.') =>
    errors.push(faultAt(located.value, path, value, expected, hint)),
  );
  return errors.length > 0 ? { ok: false, errors } : document;
}

function fromJson(text: string): Checked<Located> {
  try {
    return { ok: true, value: { json: JSON.parse(text.replace(/^\uFEFF/, '')), lines: undefined } };
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error);
    const hint = 'Correct the syntax.';
    return {
      ok: false,
      errors: [{ code: 'invalid', path: 'the document', value, expected: 'JSON', hint }],
    };
  }
}

function checkScenario(scenario: Scenario, fault: Fault): void {
  const { skills, shiftTypes, contracts, nurses } = scenario;
  const once = (ids: readonly string[], path: (index: number) => string) => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index) fault(path(index), id, 'a name used once', 'Rename one of the two.');
    });
  };
  const inOrder = (path: string, min: number, max: number) => {
    if (min > max) fault(path, `${min} to ${max}`, 'a minimum not above the maximum', 'Swap or widen them.');
  };
  once(skills, (index) => `skills.${index}`);
  once(
    shiftTypes.map(({ id }) => id),
    (index) => `shiftTypes.${index}`,
  );
  once(
    contracts.map(({ id }) => id),
    (index) => `contracts.${index}`,
  );
  once(
    nurses.map(({ id }) => id),
    (index) => `nurses.${index}`,
  );
  const types = new Set(shiftTypes.map(({ id }) => id));
  shiftTypes.forEach((type, index) => {
    const { minimumNumberOfConsecutiveAssignments: min, maximumNumberOfConsecutiveAssignments: max } = type;
    inOrder(`shiftTypes.${index}`, min, max);
    for (const reserved of ['None', 'Any'])
      if (type.id === reserved) fault(`shiftTypes.${index}`, type.id, `a name other than ${reserved}`);
  });
  scenario.forbiddenShiftTypeSuccessions.forEach((succession, index) => {
    for (const id of [succession.precedingShiftType, ...succession.succeedingShiftTypes])
      if (!types.has(id)) fault(`forbiddenShiftTypeSuccessions.${index}`, id, 'one of the shift types');
  });
  contracts.forEach((contract, index) => {
    const path = `contracts.${index}`;
    inOrder(path, contract.minimumNumberOfAssignments, contract.maximumNumberOfAssignments);
    inOrder(
      path,
      contract.minimumNumberOfConsecutiveWorkingDays,
      contract.maximumNumberOfConsecutiveWorkingDays,
    );
    inOrder(path, contract.minimumNumberOfConsecutiveDaysOff, contract.maximumNumberOfConsecutiveDaysOff);
  });
  nurses.forEach((nurse, index) => {
    const path = `nurses.${index}`;
    if (!contracts.some(({ id }) => id === nurse.contract))
      fault(path, nurse.contract, 'one of the contracts');
    for (const skill of nurse.skills) if (!skills.includes(skill)) fault(path, skill, 'one of the skills');
  });
}

function checkHistory(history: History, scenario: Scenario, fault: Fault): void {
  const { nurseHistory } = history;
  if (history.scenario !== scenario.id) fault('scenario', history.scenario, `the scenario ${scenario.id}`);
  if (history.week >= scenario.numberOfWeeks)
    fault('week', history.week, `a week before the last, 0 to ${scenario.numberOfWeeks - 1}`);
  const types = new Set(scenario.shiftTypes.map(({ id }) => id));
  const known = new Set(scenario.nurses.map(({ id }) => id));
  const seen = new Set<string>();
  nurseHistory.forEach((entry, index) => {
    const path = `nurseHistory.${index}`;
    const {
      nurse,
      lastAssignedShiftType: last,
      numberOfConsecutiveAssignments: same,
      numberOfConsecutiveWorkingDays: worked,
      numberOfConsecutiveDaysOff: off,
    } = entry;
    if (!known.has(nurse)) fault(path, nurse, 'one of the nurses');
    if (seen.has(nurse)) fault(path, nurse, 'a nurse named once', 'Remove one of the two lines.');
    seen.add(nurse);
    const counts = `${last} ${same} ${worked} ${off}`;
    if (last === 'None') {
      if (same !== 0 || worked !== 0 || off === 0)
        fault(path, counts, 'None 0 0 and at least one day off', 'Who did not work on the eve was off.');
    } else if (!types.has(last)) fault(path, last, 'one of the shift types, or None');
    else if (off !== 0 || same === 0 || worked < same)
      fault(
        path,
        counts,
        'a shift type, from 1 day of it on end, no fewer days worked on end, and no day off',
        'Who worked on the eve was not off.',
      );
    else if (worked > same && types.size === 1)
      fault(path, counts, 'as many days worked as of the only shift type', 'Correct one of the two.');
  });
  for (const nurse of known)
    if (!seen.has(nurse)) fault('nurseHistory', nurse, `a line for the nurse ${nurse}`, 'It is missing.');
}

function checkWeek(week: WeekData, scenario: Scenario, fault: Fault): void {
  const types = new Set(scenario.shiftTypes.map(({ id }) => id));
  const nurses = new Set(scenario.nurses.map(({ id }) => id));
  if (week.scenario !== scenario.id) fault('scenario', week.scenario, `the scenario ${scenario.id}`);
  const seen = new Set<string>();
  week.requirements.forEach((requirement, index) => {
    const path = `requirements.${index}`;
    const { shiftType, skill } = requirement;
    if (!types.has(shiftType)) fault(path, shiftType, 'one of the shift types');
    if (!scenario.skills.includes(skill)) fault(path, skill, 'one of the skills');
    const key = JSON.stringify([shiftType, skill]);
    if (seen.has(key)) fault(path, `${shiftType} ${skill}`, 'a shift type and skill named once');
    seen.add(key);
    for (const day of REQUIREMENT_DAYS) {
      const { minimum, optimal } = requirement[day];
      if (minimum > optimal)
        fault(`${path}.${day}`, `(${minimum},${optimal})`, 'a minimum not above the optimum', 'Swap them.');
    }
  });
  week.shiftOffRequests.forEach(({ nurse, shiftType }, index) => {
    const path = `shiftOffRequests.${index}`;
    if (!nurses.has(nurse)) fault(path, nurse, 'one of the nurses');
    if (shiftType !== 'Any' && !types.has(shiftType))
      fault(path, shiftType, 'one of the shift types, or Any');
  });
}
