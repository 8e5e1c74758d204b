import { type Delimiters, readDelimiters } from './delimiters.js';
import { unescapeText } from './escapes.js';

/** A segment's name and its raw fields; fields[n] is field n as HL7 numbers them (MSH-1 included). */
interface Segment {
  readonly name: string;
  readonly fields: readonly string[];
}

/** A parsed HL7 v2 message. Positions count from 1, as in the standard. */
export class Hl7Message {
  constructor(
    readonly delimiters: Delimiters,
    private readonly segments: readonly Segment[],
  ) {}

  /** The text of a component, unescaped and trimmed; '' where the message says nothing (or `""`). */
  text(segment: string, field: number, component = 1): string {
    const raw = this.raw(segment, field);
    return this.component(this.repetitionsOf(raw)[0] ?? '', component);
  }

  /** True where the sender wrote the explicit null `""`: it means "delete", not "unknown". */
  isNull(segment: string, field: number): boolean {
    return this.raw(segment, field) === '""';
  }

  has(segment: string): boolean {
    return this.segments.some(({ name }) => name === segment);
  }

  /** A component of each segment of that name, in order. */
  each(segment: string, read: (text: (field: number, component?: number) => string) => void): void {
    for (const { name, fields } of this.segments)
      if (name === segment)
        read((field, component = 1) =>
          this.component(this.repetitionsOf(fields[field] ?? '')[0] ?? '', component),
        );
  }

  private raw(segment: string, field: number): string {
    return this.segments.find(({ name }) => name === segment)?.fields[field] ?? '';
  }

  private repetitionsOf(raw: string): readonly string[] {
    const { repetition } = this.delimiters;
    return repetition === '' ? [raw] : raw.split(repetition);
  }

  private component(raw: string, position: number): string {
    const { component, subcomponent } = this.delimiters;
    const whole = raw.split(component)[position - 1] ?? '';
    const first = subcomponent === '' ? whole : (whole.split(subcomponent)[0] ?? '');
    const text = unescapeText(first, this.delimiters).trim();
    return text === '""' ? '' : text;
  }
}

/** A message that cannot be read: which field, what it holds, what was expected. */
export interface Unreadable {
  readonly place: string;
  readonly value: string;
  readonly expected: string;
}

export type ParsedMessage =
  | { readonly ok: true; readonly message: Hl7Message }
  | { readonly ok: false; readonly problem: Unreadable };

/** Parses a decoded message. Segments end with CR; LF and CRLF, as files have them, are read too. */
export function parseMessage(text: string): ParsedMessage {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const header = lines[0] ?? '';
  if (!header.startsWith('MSH'))
    return { ok: false, problem: { place: 'MSH', value: '', expected: 'a message that begins with MSH' } };
  const delimiters = readDelimiters(header);
  if (!delimiters)
    return {
      ok: false,
      problem: { place: 'MSH-1, MSH-2', value: header.slice(3, 9), expected: 'five different separators' },
    };
  const segments = lines.map((line): Segment => {
    const pieces = line.split(delimiters.field);
    const name = pieces[0] ?? '';
    return { name, fields: name === 'MSH' ? ['MSH', delimiters.field, ...pieces.slice(1)] : pieces };
  });
  const odd = segments.find(({ name }) => !/^[A-Z][A-Z0-9]{2}$/.test(name));
  if (odd)
    return {
      ok: false,
      problem: { place: 'segment', value: odd.name.slice(0, 3), expected: 'a three-letter segment name' },
    };
  return { ok: true, message: new Hl7Message(delimiters, segments) };
}
