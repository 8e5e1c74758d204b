import { describe, expect, it } from 'vitest';
import { isRefusal } from '../imports/visit-values.js';
import { rpuFile } from '../testing/rpu-file.js';
import { LocalClock } from '../time/local-time.js';
import { passageIdentity, visitOfPassage } from './passage-visit.js';
import { type Passage, readRpu } from './read-rpu.js';
import { rpuPeriod } from './rpu-period.js';

async function* bytes(text: string, encoding: BufferEncoding = 'utf8') {
  yield Buffer.from(text, encoding);
}
const rules = { clock: new LocalClock('Europe/Paris'), latestMs: null };
const passage = (fields: Readonly<Record<string, string>>): Passage => ({
  line: 1,
  field: (name) => fields[name] ?? '',
});
const visit = (fields: Readonly<Record<string, string>>) => visitOfPassage(passage(fields), 'v', rules);

describe('readRpu', () => {
  it('reads elements in any order, PASSAGES repeated or empty, and the line of each passage', async () => {
    const text = `<OSCOUR><PASSAGES/>
<!-- <PATIENT>not one</PATIENT> -->
<PASSAGES><PATIENT><SEXE>F</SEXE><ENTREE>17/07/2026 08:05</ENTREE></PATIENT></PASSAGES>
<PASSAGES>
<PATIENT><ENTREE>17/07/2026 09:00</ENTREE><LISTE_DA><DA>I10</DA></LISTE_DA></PATIENT></PASSAGES>
<ETABLISSEMENT><FINESS>690000001</FINESS></ETABLISSEMENT></OSCOUR>`;
    const file = await readRpu(bytes(text));
    expect(file.heading('FINESS')).toBe('690000001');
    expect(file.passages.map(({ line, field }) => [line, field('ENTREE')])).toEqual([
      [3, '17/07/2026 08:05'],
      [5, '17/07/2026 09:00'],
    ]);
  });

  it('reads the encoding the file declares', async () => {
    const text = rpuFile([{ ENTREE: '17/07/2026 08:05', COMMUNE: 'Saint-Étienne' }], {}, 'ISO-8859-1');
    const file = await readRpu(bytes(text, 'latin1'));
    expect(file.passages[0]?.field('COMMUNE')).toBe('Saint-Étienne');
  });

  it('says where a file is not well-formed, and what it should be', async () => {
    await expect(readRpu(bytes('<OSCOUR>\n<PASSAGES>\n</OSCOUR>'))).rejects.toThrow(
      'line 3: expected well-formed',
    );
    await expect(readRpu(bytes('<a/>'))).rejects.toThrow('OSCOUR with ETABLISSEMENT');
    await expect(readRpu(bytes(''))).rejects.toThrow();
    await expect(readRpu(bytes(rpuFile([{ COMMUNE: 'é' }]), 'latin1'))).rejects.toThrow(
      'encoding it declares',
    );
  });
});

describe('rpuPeriod', () => {
  const period = async (heading: Readonly<Record<string, string>>) => {
    const { from, to } = rpuPeriod(await readRpu(bytes(rpuFile([], heading))), rules.clock);
    return [from, to].map((ms) => new Date(ms).toISOString());
  };

  it('covers whole local days, and ends with the extraction', async () => {
    expect(await period({})).toEqual(['2026-07-16T22:00:00.000Z', '2026-07-18T22:00:00.000Z']);
    expect(await period({ EXTRACT: '18/07/2026 06:00:00' })).toEqual([
      '2026-07-16T22:00:00.000Z',
      '2026-07-18T04:00:00.000Z',
    ]);
  });

  it('refuses a file that does not say what it replaces', async () => {
    await expect(period({ DATEFIN: '' })).rejects.toThrow('ETABLISSEMENT/DATEFIN');
    await expect(period({ DATEFIN: '16/07/2026' })).rejects.toThrow('from 17/07/2026 on');
  });
});

describe('visitOfPassage', () => {
  it('reads times of the site, codes, and the age on the day', () => {
    const fields = {
      ENTREE: '25/10/2026 02:40',
      SORTIE: '25/10/2026 02:10:30',
      NAISSANCE: '26/10/2008',
      GRAVITE: '2',
      TRANSPORT: 'VSAB',
      MODE_SORTIE: '6',
      ORIENT: 'UHCD',
    };
    expect(visit(fields)).toEqual({
      visitId: 'v',
      arrivedAt: '2026-10-25T00:40:00.000Z',
      departedAt: '2026-10-25T01:10:30.000Z',
      admissionDecidedAt: null,
      triage: '4',
      mode: 'fire-service',
      ageGroup: 'child',
      outcome: 'admitted',
    });
  });

  it.each([
    [{ MODE_SORTIE: '8', ORIENT: 'PSA' }, 'left-without-being-seen'],
    [{ MODE_SORTIE: '8', ORIENT: 'REO' }, 'home'],
    [{ MODE_SORTIE: '7', ORIENT: 'MED' }, 'transferred'],
    [{ MODE_SORTIE: '9' }, 'died'],
    [{ ORIENT: 'REA' }, 'admitted'],
    [{}, null],
  ])('ends %o as %s', (fields, outcome) => {
    expect(visit({ ENTREE: '17/07/2026 08:05', ...fields })).toMatchObject({ outcome });
  });

  it.each([
    [{ ENTREE: '' }, 'ENTREE'],
    [{ ENTREE: '31/02/2026 08:00' }, 'ENTREE'],
    [{ SORTIE: '16/07/2026 08:00' }, 'SORTIE'],
    [{ GRAVITE: '9' }, 'GRAVITE'],
    [{ TRANSPORT: 'VELO' }, 'TRANSPORT'],
    [{ NAISSANCE: '01/01/2030' }, 'NAISSANCE'],
    [{ NAISSANCE: '1980' }, 'NAISSANCE'],
  ])('refuses %o, naming %s', (fields, column) => {
    const refused = visit({ ENTREE: '17/07/2026 08:05', ...fields });
    expect(isRefusal(refused) && refused.column).toBe(column);
  });

  it('knows a passage again when it has ended, and tells two patients apart', () => {
    const arrived = { ENTREE: '17/07/2026 08:05', NAISSANCE: '01/02/1980', SEXE: 'F', CP: '69003' };
    const identity = (fields: Readonly<Record<string, string>>) => passageIdentity('69', passage(fields));
    expect(identity({ ...arrived, SORTIE: '17/07/2026 10:00' })).toBe(identity(arrived));
    expect(identity({ ...arrived, SEXE: 'M' })).not.toBe(identity(arrived));
  });
});
