import type { AppliedRule } from '../problem/line-rule.js';
import type { Checked, RosterError } from '../problem/problem-error.js';
import type { Agent, CoverNeed, RosterProblem, ShiftRequest, ShiftType } from '../problem/roster-problem.js';

const SECTIONS = [
  'HORIZON',
  'SHIFTS',
  'STAFF',
  'DAYS_OFF',
  'SHIFT_ON_REQUESTS',
  'SHIFT_OFF_REQUESTS',
  'COVER',
] as const;
type Section = (typeof SECTIONS)[number];

interface Row {
  readonly line: number;
  readonly text: string;
  readonly fields: readonly string[];
}

/** Text begins with a section of the Curtois format, comments aside. */
export function looksLikeCurtois(text: string): boolean {
  return /^(?:\s*(?:#.*)?\r?\n)*\s*SECTION_/.test(text.replace(/^\uFEFF/, ''));
}

/**
 * Reads the text format of the "Shift Scheduling Benchmark Instances" (T. Curtois, schedulingbenchmarks.org).
 * Day 0 is a Monday; the edges of the horizon are free (nothing known before, nothing asked after).
 * Every fault is reported with its line, the value found and what was expected.
 */
export function readCurtois(text: string): Checked<RosterProblem> {
  return new CurtoisReader(text).read();
}

class CurtoisReader {
  readonly #errors: RosterError[] = [];
  readonly #rows = new Map<Section, Row[]>();
  readonly #lastLine: number;

  constructor(text: string) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    this.#lastLine = lines.length;
    let section: Section | undefined;
    lines.forEach((raw, index) => {
      const trimmed = raw.trim();
      if (trimmed === '' || trimmed.startsWith('#')) return;
      const line = index + 1;
      if (trimmed.startsWith('SECTION_')) {
        section = SECTIONS.find((name) => trimmed === `SECTION_${name}`);
        if (!section) this.#fault(line, trimmed, `one of ${SECTIONS.map((n) => `SECTION_${n}`).join(', ')}`);
        else if (!this.#rows.has(section)) this.#rows.set(section, []);
        return;
      }
      if (!section) {
        this.#fault(line, trimmed, 'a SECTION_ heading', 'Text may only stand inside a section.');
        return;
      }
      const fields = trimmed.split(',').map((field) => field.trim());
      this.#rows.get(section)?.push({ line, text: trimmed, fields });
    });
  }

  read(): Checked<RosterProblem> {
    for (const name of SECTIONS) {
      if (!this.#rows.has(name)) {
        this.#fault(this.#lastLine, 'the end of the file', `a SECTION_${name}`, 'The section is missing.');
      }
    }
    const horizon = this.#rowsOf('HORIZON')[0];
    const days = horizon ? this.#whole(horizon, 0, 'a number of days', 1, 3660) : 0;
    const { shifts, successions } = this.#shifts();
    const shiftIds = new Set(shifts.map((shift) => shift.id));
    const daysOff = this.#daysOff(days);
    const agents = this.#staff(shiftIds, daysOff);
    const agentIds = new Set(agents.map((agent) => agent.id));
    for (const [id, { line }] of daysOff)
      if (!agentIds.has(id)) this.#unknown(line, id, 'an employee of SECTION_STAFF');
    const requests = [
      ...this.#requests('SHIFT_ON_REQUESTS', 'on', days, agentIds, shiftIds),
      ...this.#requests('SHIFT_OFF_REQUESTS', 'off', days, agentIds, shiftIds),
    ];
    const cover = this.#cover(days, shiftIds);
    if (agents.length === 0 && this.#rows.has('STAFF')) {
      this.#fault(this.#lastLine, 'an empty SECTION_STAFF', 'at least one employee');
    }
    if (this.#errors.length > 0) return { ok: false, errors: this.#errors };
    return {
      ok: true,
      value: {
        period: { start: '2024-01-01', days, zone: 'UTC' },
        shifts,
        agents,
        cover,
        requests,
        rules: successions,
      },
    };
  }

  #shifts(): { shifts: ShiftType[]; successions: AppliedRule[] } {
    const shifts: ShiftType[] = [];
    const rows = this.#rowsOf('SHIFTS');
    const ids = new Set(rows.map((row) => row.fields[0]));
    const successions: AppliedRule[] = [];
    const seen = new Set<string>();
    for (const row of rows) {
      const id = row.fields[0] ?? '';
      if (id === '') this.#fault(row.line, row.text, 'a shift id before the first comma');
      if (seen.has(id)) this.#fault(row.line, id, 'a shift id not used before');
      seen.add(id);
      const minutes = this.#whole(row, 1, 'a length in minutes from 1 to 1440', 1, 1440);
      const forbidden = (row.fields[2] ?? '').split('|').filter((next) => next !== '');
      for (const next of forbidden)
        if (!ids.has(next)) this.#unknown(row.line, next, 'a shift of SECTION_SHIFTS');
      shifts.push({ id, startMinute: 0, durationMinutes: minutes });
      if (forbidden.length > 0) {
        successions.push({ id: 'succession', line: { kind: 'succession', after: id, forbidden } });
      }
    }
    if (rows.length === 0 && this.#rows.has('SHIFTS')) {
      this.#fault(this.#lastLine, 'an empty SECTION_SHIFTS', 'at least one shift');
    }
    return { shifts, successions };
  }

  #daysOff(days: number): Map<string, { line: number; days: number[] }> {
    const off = new Map<string, { line: number; days: number[] }>();
    for (const row of this.#rowsOf('DAYS_OFF')) {
      const entry = off.get(row.fields[0] ?? '') ?? { line: row.line, days: [] };
      off.set(row.fields[0] ?? '', entry);
      row.fields.forEach((field, index) => {
        if (index > 0 && field !== '') entry.days.push(this.#day(row, index, days));
      });
    }
    return off;
  }

  #staff(shiftIds: ReadonlySet<string>, daysOff: ReadonlyMap<string, { days: number[] }>): Agent[] {
    const seen = new Set<string>();
    return this.#rowsOf('STAFF').map((row) => {
      const id = row.fields[0] ?? '';
      if (id === '') this.#fault(row.line, row.text, 'an employee id before the first comma');
      if (seen.has(id)) this.#fault(row.line, id, 'an employee id not used before');
      seen.add(id);
      if (row.fields.length !== 8) {
        this.#fault(
          row.line,
          `${row.fields.length} fields`,
          '8: id, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutive, MinConsecutive, MinDaysOff, MaxWeekends',
        );
      }
      const field = (index: number, what: string) => this.#whole(row, index, what, 0, 10_000_000);
      const max = field(2, 'the maximum of minutes');
      const min = field(3, 'the minimum of minutes');
      if (min > max) this.#fault(row.line, `${min} to ${max} minutes`, 'a minimum not above the maximum');
      const rules: AppliedRule[] = [
        ...this.#maxShifts(row, shiftIds),
        { id: 'minutes', line: { kind: 'period-minutes', min, max } },
        {
          id: 'consecutive',
          line: {
            kind: 'consecutive-work',
            max: field(4, 'the longest run of work'),
            min: field(5, 'the shortest run of work'),
          },
        },
        {
          id: 'days-off',
          line: { kind: 'consecutive-days-off', min: field(6, 'the shortest run of days off') },
        },
        { id: 'weekends', line: { kind: 'weekends', max: field(7, 'the most weekends') } },
      ];
      const leave = [...new Set(daysOff.get(id)?.days ?? [])].sort((a, b) => a - b).map((day) => ({ day }));
      return { id, rules, ...(leave.length > 0 ? { leave } : {}) };
    });
  }

  #maxShifts(row: Row, shiftIds: ReadonlySet<string>): AppliedRule[] {
    return (row.fields[1] ?? '')
      .split('|')
      .filter((part) => part !== '')
      .map((part) => {
        const [shift = '', count = ''] = part.split('=');
        if (!shiftIds.has(shift))
          this.#unknown(row.line, part, 'SHIFT=maximum with a shift of SECTION_SHIFTS');
        if (!/^\d+$/.test(count)) this.#fault(row.line, part, 'SHIFT=maximum with a whole number');
        return { id: `max-${shift}`, line: { kind: 'max-shifts', shifts: [shift], max: Number(count) } };
      });
  }

  #requests(
    section: 'SHIFT_ON_REQUESTS' | 'SHIFT_OFF_REQUESTS',
    wish: 'on' | 'off',
    days: number,
    agents: ReadonlySet<string>,
    shifts: ReadonlySet<string>,
  ): ShiftRequest[] {
    return this.#rowsOf(section).map((row) => {
      const [agent = '', , shift = ''] = row.fields;
      if (!agents.has(agent)) this.#unknown(row.line, agent, 'an employee of SECTION_STAFF');
      if (!shifts.has(shift)) this.#unknown(row.line, shift, 'a shift of SECTION_SHIFTS');
      const day = this.#day(row, 1, days);
      return { agent, day, shift, wish, weight: this.#whole(row, 3, 'a weight', 0, 1_000_000_000) };
    });
  }

  #cover(days: number, shifts: ReadonlySet<string>): CoverNeed[] {
    return this.#rowsOf('COVER').map((row) => {
      const shift = row.fields[1] ?? '';
      if (!shifts.has(shift)) this.#unknown(row.line, shift, 'a shift of SECTION_SHIFTS');
      return {
        on: 'shift',
        day: this.#day(row, 0, days),
        shift,
        need: this.#whole(row, 2, 'a requirement', 0, 1_000_000),
        shortage: [{ cost: this.#whole(row, 3, 'a weight for under', 0, 1_000_000_000) }],
        surplus: [{ cost: this.#whole(row, 4, 'a weight for over', 0, 1_000_000_000) }],
      };
    });
  }

  #rowsOf(section: Section): readonly Row[] {
    return this.#rows.get(section) ?? [];
  }

  #day(row: Row, index: number, days: number): number {
    return this.#whole(row, index, `a day from 0 to ${days - 1}`, 0, days - 1);
  }

  #whole(row: Row, index: number, what: string, min: number, max: number): number {
    const field = row.fields[index];
    const value = field !== undefined && /^-?\d+$/.test(field) ? Number(field) : Number.NaN;
    if (Number.isNaN(value) || value < min || value > max) {
      this.#fault(
        row.line,
        field === undefined || field === '' ? 'nothing' : field,
        `${what} (${min} to ${max})`,
      );
      return min;
    }
    return value;
  }

  #unknown(line: number, value: string, expected: string): void {
    this.#fault(line, value, expected, 'The id is unknown; maybe it is misspelt or its row is missing.');
  }

  #fault(line: number, value: string, expected: string, hint = 'Correct the line and try again.'): void {
    this.#errors.push({ code: 'parse', line, value: JSON.stringify(value), expected, hint });
  }
}
