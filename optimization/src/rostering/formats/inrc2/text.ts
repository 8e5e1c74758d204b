import type { Checked, RosterError } from '../../problem/problem-error.js';
import { REQUIREMENT_DAYS } from './documents.js';
import type { Located } from './located.js';

/** One line of a section. */
interface Row {
  readonly line: number;
  readonly tokens: readonly string[];
}

/** What follows a heading, and the value after its `=`. */
interface Section {
  readonly line: number;
  readonly value: string | undefined;
  readonly rows: Row[];
}

type Fields = Record<string, unknown>;

/** Reads the text of a scenario into the shape of its JSON variant. */
export function scenarioText(text: string): Checked<Located> {
  return read(
    text,
    [
      'SCENARIO',
      'WEEKS',
      'SKILLS',
      'SHIFT_TYPES',
      'FORBIDDEN_SHIFT_TYPES_SUCCESSIONS',
      'CONTRACTS',
      'NURSES',
    ],
    (file) => ({
      id: file.value('SCENARIO', 'id'),
      numberOfWeeks: whole(file.value('WEEKS', 'numberOfWeeks')),
      skills: file.list('SKILLS', 'skills', 1, ([name]) => name),
      shiftTypes: file.list('SHIFT_TYPES', 'shiftTypes', 2, ([name, range]) => {
        const [min, max] = pair(range);
        return {
          id: name,
          minimumNumberOfConsecutiveAssignments: min,
          maximumNumberOfConsecutiveAssignments: max,
        };
      }),
      forbiddenShiftTypeSuccessions: file.list(
        'FORBIDDEN_SHIFT_TYPES_SUCCESSIONS',
        'forbiddenShiftTypeSuccessions',
        { counted: 1 },
        ([name, , ...next]) => ({ precedingShiftType: name, succeedingShiftTypes: next }),
      ),
      contracts: file.list('CONTRACTS', 'contracts', 6, ([name, total, work, off, weekends, complete]) => {
        const [[least, most], [minWork, maxWork], [minOff, maxOff]] = [pair(total), pair(work), pair(off)];
        return {
          id: name,
          minimumNumberOfAssignments: least,
          maximumNumberOfAssignments: most,
          minimumNumberOfConsecutiveWorkingDays: minWork,
          maximumNumberOfConsecutiveWorkingDays: maxWork,
          minimumNumberOfConsecutiveDaysOff: minOff,
          maximumNumberOfConsecutiveDaysOff: maxOff,
          maximumNumberOfWorkingWeekends: whole(weekends),
          completeWeekends: whole(complete),
        };
      }),
      nurses: file.list('NURSES', 'nurses', { counted: 2 }, ([name, contract, , ...skills]) => ({
        id: name,
        contract,
        skills,
      })),
    }),
  );
}

/** The same of a history. */
export function historyText(text: string): Checked<Located> {
  return read(text, ['HISTORY', 'NURSE_HISTORY'], (file) => {
    const [week, scenario] = file.list('HISTORY', '', 2, (tokens) => tokens).flat();
    return {
      week: whole(week),
      scenario,
      nurseHistory: file.list('NURSE_HISTORY', 'nurseHistory', 7, ([nurse, ...cells]) => ({
        nurse,
        numberOfAssignments: whole(cells[0]),
        numberOfWorkingWeekends: whole(cells[1]),
        lastAssignedShiftType: cells[2],
        numberOfConsecutiveAssignments: whole(cells[3]),
        numberOfConsecutiveWorkingDays: whole(cells[4]),
        numberOfConsecutiveDaysOff: whole(cells[5]),
      })),
    };
  });
}

/** The same of a week's data. */
export function weekText(text: string): Checked<Located> {
  return read(text, ['WEEK_DATA', 'REQUIREMENTS', 'SHIFT_OFF_REQUESTS'], (file) => ({
    scenario: file.list('WEEK_DATA', 'scenario', 1, ([name]) => name)[0],
    requirements: file.list('REQUIREMENTS', 'requirements', 9, ([shiftType, skill, ...days]) => {
      const needs = REQUIREMENT_DAYS.map((day, index): [string, Fields] => {
        const [minimum, optimal] = pair(days[index]);
        return [day, { minimum, optimal }];
      });
      return { shiftType, skill, ...Object.fromEntries(needs) };
    }),
    shiftOffRequests: file.list('SHIFT_OFF_REQUESTS', 'shiftOffRequests', 3, ([nurse, shiftType, day]) => ({
      nurse,
      shiftType,
      day,
    })),
  }));
}

/** The number a token stands for, or the token for the shape to refuse. */
function whole(token: string | undefined): number | string | undefined {
  return token !== undefined && /^\d+$/.test(token) ? Number(token) : token;
}

/** `(a,b)`. */
function pair(token: string | undefined): readonly [unknown, unknown] {
  const found = /^\(([^,]*),([^,]*)\)$/.exec(token ?? '');
  return found ? [whole(found[1].trim()), whole(found[2].trim())] : [token, token];
}

function read(
  text: string,
  headings: readonly string[],
  build: (file: SectionedText) => Fields,
): Checked<Located> {
  const file = new SectionedText(text, headings);
  const json = build(file);
  return file.errors.length > 0
    ? { ok: false, errors: file.errors }
    : { ok: true, value: { json, lines: file.lines } };
}

/** A text of headings (`SKILLS = 2`) and the rows below them. */
class SectionedText {
  readonly errors: RosterError[] = [];
  readonly lines = new Map<string, number>();
  readonly #sections = new Map<string, Section>();

  constructor(text: string, headings: readonly string[]) {
    let section: Section | undefined;
    const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    rows.forEach((raw, index) => {
      const trimmed = raw.trim();
      if (trimmed === '') return;
      const line = index + 1;
      const heading = /^([A-Z_]+)\s*(?:=\s*(\S*)\s*)?$/.exec(trimmed);
      if (heading && headings.includes(heading[1])) {
        section = { line, value: heading[2], rows: [] };
        if (this.#sections.has(heading[1]))
          this.#fault(line, heading[1], 'a heading not used before', 'Remove one of the two.');
        this.#sections.set(heading[1], section);
      } else if (section) section.rows.push({ line, tokens: tokensOf(trimmed) });
      else this.#fault(line, trimmed, `the heading ${headings[0]}`, 'Text may only stand below a heading.');
    });
    for (const heading of headings) {
      if (this.#sections.has(heading)) continue;
      this.#fault(rows.length, 'the end of the file', `the heading ${heading}`, 'The section is missing.');
      this.#sections.set(heading, { line: rows.length, value: undefined, rows: [] });
    }
  }

  /** The value after a heading's `=`. */
  value(heading: string, path: string): string | undefined {
    const section = this.#sections.get(heading);
    this.lines.set(path, section?.line ?? 1);
    for (const { line, tokens } of section?.rows ?? [])
      this.#fault(line, tokens.join(' '), 'nothing below this heading', 'Remove the line.');
    return section?.value;
  }

  /**
   * The rows below a heading. A row holds `width` fields, or says at position `counted` how many names follow.
   * As many rows as the heading says, when it says so.
   */
  list<T>(
    heading: string,
    path: string,
    width: number | { readonly counted: number },
    build: (tokens: readonly string[]) => T,
  ): T[] {
    const section = this.#sections.get(heading);
    if (!section) return [];
    const { line, value, rows } = section;
    this.lines.set(path, line);
    if (value !== undefined && Number(value) !== rows.length) {
      const expected = `${value} lines below ${heading}`;
      this.#fault(line, `${rows.length} lines`, expected, 'Correct the number or the lines.');
    }
    return rows.map((row, index) => {
      this.lines.set(path === '' ? String(index) : `${path}.${index}`, row.line);
      this.#holdToWidth(row, width);
      return build(row.tokens);
    });
  }

  #holdToWidth({ line, tokens }: Row, width: number | { readonly counted: number }): void {
    if (typeof width === 'number') {
      if (tokens.length !== width)
        this.#fault(line, tokens.join(' '), `${width} fields`, `The line has ${tokens.length}.`);
      return;
    }
    const named = tokens.length - width.counted - 1;
    if (tokens[width.counted] !== String(named)) {
      const expected = `the number of names that follow it (${Math.max(0, named)})`;
      this.#fault(
        line,
        tokens[width.counted] ?? tokens.join(' '),
        expected,
        'Correct the number or the names.',
      );
    }
  }

  #fault(line: number, value: string, expected: string, hint: string): void {
    this.errors.push({ code: 'parse', line, value: JSON.stringify(value), expected, hint });
  }
}

/** Names, numbers and pairs in brackets. */
function tokensOf(line: string): string[] {
  return line.match(/\([^)]*\)|[^\s()]+/g)?.map((token) => token.replace(/\s+/g, '')) ?? [];
}
