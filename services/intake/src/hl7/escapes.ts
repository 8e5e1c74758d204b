import type { Delimiters } from './delimiters.js';

/**
 * Resolves HL7 escape sequences (HL7 v2.5 chapter 2.7): \F\ \S\ \T\ \R\ \E\, hexadecimal \Xdd..\ and line
 * breaks. Formatting commands and local escapes are dropped: nothing here is shown as formatted text.
 */
export function unescapeText(text: string, delimiters: Delimiters): string {
  const { escape: mark } = delimiters;
  if (mark === '' || !text.includes(mark)) return text;
  const pieces = text.split(mark);
  let result = pieces[0] ?? '';
  let at = 1;
  while (at < pieces.length) {
    const sequence = pieces[at] ?? '';
    if (at === pieces.length - 1) return result + mark + sequence;
    result += resolve(sequence, delimiters) + (pieces[at + 1] ?? '');
    at += 2;
  }
  return result;
}

function resolve(sequence: string, delimiters: Delimiters): string {
  switch (sequence) {
    case 'F':
      return delimiters.field;
    case 'S':
      return delimiters.component;
    case 'T':
      return delimiters.subcomponent;
    case 'R':
      return delimiters.repetition;
    case 'E':
      return delimiters.escape;
    case '.br':
      return '\n';
    default:
      return /^X([0-9A-Fa-f]{2})+$/.test(sequence)
        ? Buffer.from(sequence.slice(1), 'hex').toString('latin1')
        : '';
  }
}

/** Makes a text safe inside a field. */
export function escapeText(text: string, delimiters: Delimiters): string {
  const { field, component, repetition, escape: mark, subcomponent } = delimiters;
  const codes: Readonly<Record<string, string>> = {
    [field]: 'F',
    [component]: 'S',
    [repetition]: 'R',
    [mark]: 'E',
    [subcomponent]: 'T',
  };
  return Array.from(text, (character) => {
    if (character < ' ') return ' ';
    const code = codes[character];
    if (code === undefined) return character;
    return mark === '' ? ' ' : `${mark}${code}${mark}`;
  }).join('');
}
