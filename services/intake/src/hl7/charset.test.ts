import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeMessage } from './charset.js';

const header = (charset: string): string =>
  `MSH|^~\\&|A|F|||20260101||ADT^A01|1|P|2.5||||||${charset}\rPID|||1||Cœur^Zoé`;

describe('decodeMessage', () => {
  it.each([
    ['8859/1', 'latin1', 'C?ur^Zoé'],
    ['8859/15', 'iso-8859-15', 'Cœur^Zoé'],
    ['UNICODE UTF-8', 'utf8', 'Cœur^Zoé'],
  ])('reads %s', (charset, encoding, name) => {
    const decoded = decodeMessage(iconv.encode(header(charset), encoding));
    expect(decoded).toMatchObject({ ok: true, warning: null });
    expect(decoded.ok && decoded.text.endsWith(name)).toBe(true);
  });

  it('takes UTF-8 when nothing is declared and the bytes are that, else ISO-8859-1', () => {
    expect(decodeMessage(Buffer.from(header(''), 'utf8'))).toMatchObject({ ok: true, encoding: 'utf8' });
    expect(decodeMessage(iconv.encode(header('').replace('œ', 'o'), 'latin1'))).toMatchObject({
      ok: true,
      encoding: 'latin1',
    });
  });

  it('replaces and reports bytes that are not the declared UTF-8', () => {
    const decoded = decodeMessage(iconv.encode(header('UNICODE UTF-8'), 'iso-8859-15'));
    expect(decoded).toMatchObject({ ok: true, warning: expect.stringContaining('MSH-18') });
  });

  it('refuses a character set nobody has', () => {
    expect(decodeMessage(Buffer.from(header('KLINGON')))).toMatchObject({
      ok: false,
      problem: { place: 'MSH-18', value: 'KLINGON' },
    });
  });
});
