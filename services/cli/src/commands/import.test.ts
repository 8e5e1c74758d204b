import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';
import { registerImport } from './import.js';

const work = mkdtempSync(join(tmpdir(), 'releve-import-'));
afterAll(() => rmSync(work, { recursive: true }));
const dataDir = join(work, 'data');

function file(name: string, lines: readonly string[]): string {
  const path = join(work, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const load = (...args: string[]) => runCommand([registerImport], ['import', ...args, '--data-dir', dataDir]);

const visits = file('visits.csv', [
  'visit_id;arrived_at;departed_at',
  'A;17/07/2026 08:05;17/07/2026 10:00',
  'B;17/07/2026 09:00;17/07/2026 08:00',
]);

describe('releve import', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const dry = await load(visits, '--site', 'nord', '--dry-run');
    expect(dry).toMatchObject({ code: 1 });
    expect(dry.out).toContain('dry run, nothing changed: 2 rows: 1 accepted');
    expect(dry.out).toContain('site "nord" is new');
    const first = await load(visits, '--site', 'nord');
    expect(first.out).toContain('site "nord" is new: times without an offset are read in Europe/Paris');
  }, 60_000);

  it('names the rows it refuses, and ends with 1', async () => {
    const { code, out } = await load(visits, '--site', 'nord');
    expect(code).toBe(1);
    expect(out).toContain('2 rows: 0 accepted, 0 replaced, 1 duplicate, 1 rejected');
    expect(out).toContain(
      `${visits}:3: departed_at "17/07/2026 08:00", expected a time at or after the arrival`,
    );
  });

  it('loads RPU and HL7 for the site named', async () => {
    const rpu = file('rpu.xml', [
      '<OSCOUR><ETABLISSEMENT><FINESS>1</FINESS><DATEDEBUT>18/07/2026</DATEDEBUT><DATEFIN>18/07/2026</DATEFIN></ETABLISSEMENT>',
      '<PASSAGES><PATIENT><ENTREE>18/07/2026 08:00</ENTREE></PATIENT></PASSAGES></OSCOUR>',
    ]);
    expect(await load(rpu, '--site', 'nord', '--format', 'rpu', '--json')).toMatchObject({ code: 0 });
    const again = await load(rpu, '--site', 'nord', '--format', 'rpu', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ kind: 'rpu', rows: 1, duplicate: 1, withdrawn: 0 });
    const hl7 = file('a.hl7', [
      'MSH|^~\\&|APP|NORD|R|R|20260718090000||ADT^A04|M1|P|2.5',
      'EVN|A04|20260718090000',
      'PID|||1',
      'PV1||E|||||||||||||||||V1',
    ]);
    const messages = await load(hl7, '--site', 'nord', '--format', 'hl7', '--json');
    expect(JSON.parse(messages.out)).toMatchObject({ kind: 'messages', rows: 1, accepted: 1 });
  });

  it.each([
    [['--site', 'nrod'], 'expected a known site (nord), or --time-zone Z'],
    [
      ['--site', 'nord', '--kind', 'counts'],
      'expected a header with the columns time, arrivals, found "visit_id',
    ],
    [['--site', 'nord', '--format', 'rpu'], 'line 1: expected well-formed XML'],
  ])('refuses %j with one line, and ends with 2', async (args, message) => {
    const { code, err } = await load(visits, ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
