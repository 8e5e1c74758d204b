import { badInput } from '@releve/platform';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { FileInput } from '../imports/csv-rows.js';
import { xmlText } from './xml-text.js';

/** One PATIENT of the file: its elements by name, and the line it begins on. */
export interface Passage {
  readonly line: number;
  readonly field: (name: string) => string;
}

/** A file of RPU: its heading, and its passages in the file's order. */
export interface RpuFile {
  /** An element of ETABLISSEMENT; '' when it is absent. */
  readonly heading: (name: string) => string;
  readonly passages: readonly Passage[];
}

const largestBytes = 128 * 1024 * 1024;
const patientElement = /<PATIENT(?:\s[^>]*)?>[\s\S]*?<\/PATIENT\s*>|<PATIENT(?:\s[^>]*)?\/>/g;
const comment = /<!--[\s\S]*?-->/g;

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true, trimValues: true });

const refuse = (line: number, value: string, expected: string) =>
  badInput({
    place: `line ${line}`,
    value: value.slice(0, 60),
    expected,
    hint: 'A file of RPU holds OSCOUR, in it ETABLISSEMENT and PASSAGES.',
  });

/**
 * Reads a file of RPU (résumés de passage aux urgences): OSCOUR > ETABLISSEMENT, PASSAGES > PATIENT, in UTF-8 or
 * the encoding it declares; elements in any order, PASSAGES repeated or empty.
 * @throws bad-input, with the line, when it is not well-formed, not such a file, or larger than 128 MB.
 */
export async function readRpu(input: FileInput): Promise<RpuFile> {
  const text = (await textOf(input)).replace(comment, blank);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw refuse(valid.err.line, valid.err.msg, 'well-formed XML');
  const head: unknown = parser.parse(text.replace(patientElement, ''));
  const establishment = childOf(childOf(head, 'OSCOUR'), 'ETABLISSEMENT');
  if (establishment === undefined) throw refuse(1, text.trimStart(), 'OSCOUR with ETABLISSEMENT');
  return { heading: fieldOf(establishment), passages: passagesOf(text) };
}

function passagesOf(text: string): Passage[] {
  let line = 1;
  let counted = 0;
  return [...text.matchAll(patientElement)].map(({ 0: element, index }) => {
    for (; counted < index; counted++) if (text.charCodeAt(counted) === 10) line++;
    const parsed: unknown = parser.parse(element);
    return { line, field: fieldOf(childOf(parsed, 'PATIENT')) };
  });
}

/** As many lines as the comment had, and nothing else. */
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function childOf(parent: unknown, name: string): unknown {
  return typeof parent === 'object' && parent !== null ? Reflect.get(parent, name) : undefined;
}

const fieldOf =
  (parent: unknown) =>
  (name: string): string => {
    const value = childOf(parent, name);
    return typeof value === 'string' ? value : '';
  };

async function textOf(input: FileInput): Promise<string> {
  const chunks: Buffer[] = [];
  let decoded = '';
  let bytes = 0;
  for await (const chunk of input) {
    if (typeof chunk === 'string') decoded += chunk;
    else chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > largestBytes) throw refuse(1, `${bytes} bytes`, 'at most 128 MB; send shorter periods');
  }
  if (chunks.length === 0) return decoded;
  return xmlText(Buffer.concat(chunks));
}
