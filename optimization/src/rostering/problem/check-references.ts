import { type AppliedRule, mayBeSoft } from './line-rule.js';
import type { RosterError } from './problem-error.js';
import type { RosterProblem } from './roster-problem.js';

/** A value as short JSON, for messages. */
export function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/**
 * What the shape alone cannot say: ids used once and known where used, days inside the period, limits that do
 * not contradict each other. Empty when the problem is sound.
 */
export function checkReferences(problem: RosterProblem): RosterError[] {
  const errors: RosterError[] = [];
  const fault = (path: string, value: unknown, expected: string, hint: string) =>
    errors.push({ code: 'invalid', path, value: shorten(value), expected, hint });
  const shifts = new Set<string>();
  const agents = new Set<string>();
  const knownShift = (shift: string, path: string) => {
    if (!shifts.has(shift))
      fault(path, shift, 'the id of a shift type', 'Maybe it is misspelt or missing in shifts.');
  };
  const knownDay = (value: number, path: string) => {
    if (value >= problem.period.days) {
      fault(
        path,
        value,
        `a day from 0 to ${problem.period.days - 1}`,
        'Days count from 0 at the period’s start.',
      );
    }
  };
  problem.shifts.forEach((shift, index) => {
    if (shifts.has(shift.id))
      fault(`shifts.${index}.id`, shift.id, 'an id used once', 'Rename one of the two.');
    shifts.add(shift.id);
    if (shift.area !== undefined && (shift.skill !== shift.area || shift.coversAs !== undefined)) {
      fault(
        `shifts.${index}.area`,
        shift.area,
        'the shift’s skill, and no coversAs',
        'Only who is entitled to an area may hold a shift in it, and is counted there.',
      );
    }
    const { breakMinutes = 0, handoverMinutes = 0, onCallMinutes = 0, durationMinutes } = shift;
    const parts = [
      ['onCallMinutes', onCallMinutes, durationMinutes, 'time on call within its shift'],
      ['breakMinutes', breakMinutes, durationMinutes - onCallMinutes, 'a break shorter than the work'],
      ['handoverMinutes', handoverMinutes, durationMinutes - onCallMinutes, 'a handover within the work'],
    ] as const;
    const wrong = parts.find(([, minutes, most]) => minutes > most);
    if (wrong !== undefined) fault(`shifts.${index}.${wrong[0]}`, wrong[1], wrong[3], 'Shorten it.');
  });
  const knownRules = (rules: readonly AppliedRule[], path: string) => {
    rules.forEach(({ line, penalty }, index) => {
      if (penalty !== undefined && !mayBeSoft(line.kind)) {
        const hint = 'Leave the penalty out: rules of this kind can only be hard.';
        fault(`${path}.${index}.penalty`, line.kind, 'a kind of rule that may be soft', hint);
      }
      const at = `${path}.${index}.line`;
      if ('shifts' in line) for (const shift of line.shifts ?? []) knownShift(shift, `${at}.shifts`);
      if (line.kind === 'rolling-shifts')
        for (const each of line.onDays ?? []) knownDay(each, `${at}.onDays`);
      if (line.kind === 'rest') for (const shift of line.after ?? []) knownShift(shift, `${at}.after`);
      if (line.kind === 'succession') {
        for (const shift of [line.after, ...line.forbidden]) knownShift(shift, at);
      }
      if ('min' in line && 'max' in line) {
        if ((line.min ?? 0) > (line.max ?? Number.POSITIVE_INFINITY)) {
          fault(at, `${line.min} to ${line.max}`, 'a minimum not above the maximum', 'Swap or widen them.');
        }
      }
    });
  };
  knownRules(problem.rules, 'rules');
  problem.agents.forEach((agent, index) => {
    const at = `agents.${index}`;
    if (agents.has(agent.id)) fault(`${at}.id`, agent.id, 'an id used once', 'Rename one of the two.');
    agents.add(agent.id);
    knownRules(agent.rules ?? [], `${at}.rules`);
    for (const leave of agent.leave ?? []) knownDay(leave.day, `${at}.leave`);
    const pinned = new Map<number, string>();
    for (const pin of agent.pins ?? []) {
      knownDay(pin.day, `${at}.pins`);
      if (pin.shift !== '') knownShift(pin.shift, `${at}.pins`);
      if ((pinned.get(pin.day) ?? pin.shift) !== pin.shift) {
        fault(`${at}.pins`, pin, 'one pin a day', 'Remove one of the two.');
      }
      pinned.set(pin.day, pin.shift);
    }
    for (const past of agent.past ?? []) {
      knownShift(past.shift, `${at}.past`);
      if (-past.day > (problem.period.pastDays ?? 0)) {
        fault(
          `${at}.past`,
          past,
          'a day within period.pastDays',
          'Raise pastDays to the days that are known.',
        );
      }
    }
  });
  problem.cover.forEach((need, index) => {
    knownDay(need.day, `cover.${index}.day`);
    if ((need.hardMin ?? 0) > need.need) {
      fault(`cover.${index}.hardMin`, need.hardMin, 'a hard minimum not above the need', 'Raise the need.');
    }
    if (need.on === 'shift') knownShift(need.shift, `cover.${index}.shift`);
    else if (need.toMinute <= need.fromMinute) {
      fault(`cover.${index}`, need.toMinute, 'an end after the start', 'Swap fromMinute and toMinute.');
    }
  });
  problem.requests.forEach((request, index) => {
    if (!agents.has(request.agent)) {
      fault(`requests.${index}.agent`, request.agent, 'the id of an agent', 'Maybe it is misspelt.');
    }
    knownDay(request.day, `requests.${index}.day`);
    if (request.shift !== undefined) knownShift(request.shift, `requests.${index}.shift`);
  });
  return errors;
}
