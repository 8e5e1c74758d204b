import { describe, expect, it } from 'vitest';
import { LocalClock } from '../time/local-time.js';
import { CountRowReader } from './count-row.js';
import { openCsv } from './csv-rows.js';
import { readVisitRow, type VisitRow } from './visit-row.js';

const clock = new LocalClock('Europe/Paris');
async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const visits = async (text: string): Promise<readonly VisitRow[]> => {
  const table = await openCsv(chunks(text, 7), () => undefined);
  const rows: VisitRow[] = [];
  if (table)
    for await (const row of table.rows)
      rows.push(readVisitRow(row, table.cell, { clock, latestMs: Date.parse('2027-01-01T00:00:00Z') }));
  return rows;
};

describe('rows of visits', () => {
  it.each([',', ';', '\t'])('reads columns in any order, separated by %j', async (separator) => {
    const text = [
      ['\uFEFFarrived_at', 'visit_id', 'mode', 'Departed_At', 'triage', 'age', 'outcome'],
      ['15/07/2026 08:30', 'V1', 'VSAB', '2026-07-15T10:00:00Z', '3A', '80', 'home'],
    ]
      .map((row) => row.join(separator))
      .join('\r\n');
    expect(await visits(text)).toEqual([
      {
        ok: true,
        visit: {
          visitId: 'V1',
          arrivedAt: '2026-07-15T06:30:00.000Z',
          departedAt: '2026-07-15T10:00:00.000Z',
          admissionDecidedAt: null,
          triage: '3A',
          mode: 'fire-service',
          ageGroup: 'elderly',
          outcome: 'home',
        },
      },
    ]);
  });

  it('says line, column, value and what was expected', async () => {
    const text =
      'visit_id,arrived_at,departed_at,triage\nV1,soon,,\nV2,2026-07-15 08:00,2026-07-15 07:00,\nV3,2026-07-15 08:00,,9\n';
    expect((await visits(text)).map((row) => (row.ok ? null : row.rejection))).toEqual([
      { line: 2, column: 'arrived_at', value: 'soon', expected: expect.stringContaining('a time such as') },
      {
        line: 3,
        column: 'departed_at',
        value: '2026-07-15 07:00',
        expected: 'a time at or after the arrival',
      },
      { line: 4, column: 'triage', value: '9', expected: 'one of 1, 2, 3A, 3B, 4, 5' },
    ]);
  });

  it('reads a departure in the repeated hour as the second one when the first came before the arrival', async () => {
    const [row] = await visits('visit_id,arrived_at,departed_at\nV1,2026-10-25 02:50,2026-10-25 02:10\n');
    expect(row?.ok && [row.visit.arrivedAt, row.visit.departedAt]).toEqual([
      '2026-10-25T00:50:00.000Z',
      '2026-10-25T01:10:00.000Z',
    ]);
  });

  it('reads a stray quote as it stands, and reports a quote that never closes', async () => {
    const broken: string[] = [];
    const table = await openCsv(chunks('a,b\n1,x"y\n2,"3\n4,5\n', 64), (_, what) => broken.push(what));
    const lines: (readonly string[])[] = [];
    if (table) for await (const { cells } of table.rows) lines.push(cells);
    expect(lines).toEqual([['1', 'x"y']]);
    expect(broken).toEqual([expect.stringContaining('quote')]);
  });

  it('finds nothing in an empty file', async () => {
    expect(await openCsv(chunks('', 1), () => undefined)).toBeNull();
  });
});

describe('rows of counts', () => {
  it('reads both of the repeated hours, and refuses what is not an hour or a count', async () => {
    const text = [
      'time,arrivals',
      '2026-10-25 02:00,4',
      '2026-10-25 02:00,5',
      '2026-10-25 03:30,1',
      '2026-10-25 04:00,',
      '2026-03-29 02:00,7',
    ];
    const table = await openCsv(chunks(text.join('\n'), 9), () => undefined);
    const reader = new CountRowReader(clock, { time: 'time', value: 'arrivals' });
    const rows: unknown[] = [];
    if (table)
      for await (const row of table.rows) {
        const read = reader.read(row, table.cell);
        rows.push(
          read.ok ? [read.count.hour, read.count.arrivals] : [read.rejection.line, read.rejection.column],
        );
      }
    expect(rows).toEqual([
      ['2026-10-25T00:00:00.000Z', 4],
      ['2026-10-25T01:00:00.000Z', 5],
      [4, 'time'],
      [5, 'arrivals'],
      [6, 'time'],
    ]);
  });
});
