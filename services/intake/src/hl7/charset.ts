import iconv from 'iconv-lite';
import type { Unreadable } from './message.js';

/** HL7 table 0211, with the spellings senders really use. Values are iconv-lite's names. */
const encodings: Readonly<Record<string, string>> = {
  ASCII: 'latin1',
  '8859/1': 'latin1',
  '8859/15': 'iso-8859-15',
  'ISO-8859-1': 'latin1',
  'ISO-8859-15': 'iso-8859-15',
  ISO8859_1: 'latin1',
  'ISO IR100': 'latin1',
  'WINDOWS-1252': 'windows-1252',
  'UNICODE UTF-8': 'utf8',
  UNICODE: 'utf8',
  'UTF-8': 'utf8',
  UTF8: 'utf8',
};

export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      /** iconv-lite's name; the answer is written in the same one. */
      readonly encoding: string;
      /** What was wrong with the bytes, when they were read all the same. */
      readonly warning: string | null;
    }
  | { readonly ok: false; readonly problem: Unreadable };

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** MSH-18 of a message still in bytes: its header is ASCII whatever the text is. */
function declaredCharset(bytes: Buffer): string {
  const header =
    bytes
      .subarray(0, 2048)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .split(/[\r\n]/, 1)[0] ?? '';
  const field = header.charAt(3);
  if (!header.startsWith('MSH') || field === '') return '';
  const repetition = header.charAt(5);
  const raw = header.split(field)[17] ?? '';
  const first = repetition === '' || repetition === field ? raw : (raw.split(repetition)[0] ?? '');
  return first.trim().toUpperCase();
}

/**
 * Decodes a message by its MSH-18. Nothing declared: UTF-8 when the bytes are that, else ISO-8859-1.
 * Bytes that do not fit the declared UTF-8 are replaced and reported: what a visit needs is ASCII.
 * An unknown declaration is an error.
 */
export function decodeMessage(bytes: Buffer): Decoded {
  const declared = declaredCharset(bytes);
  if (declared === '') {
    const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
    return { ok: true, text: iconv.decode(bytes, encoding), encoding, warning: null };
  }
  const encoding = encodings[declared];
  if (encoding === undefined)
    return {
      ok: false,
      problem: {
        place: 'MSH-18',
        value: declared.slice(0, 20),
        expected: '8859/1, 8859/15 or UNICODE UTF-8',
      },
    };
  const warning =
    encoding === 'utf8' && !isUtf8(bytes)
      ? `MSH-18 says ${declared}, but some bytes are not; replaced`
      : null;
  return { ok: true, text: iconv.decode(bytes, encoding), encoding, warning };
}

export const encodeMessage = (text: string, encoding: string): Buffer => iconv.encode(text, encoding);
