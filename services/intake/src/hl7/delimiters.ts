/** The separators a message declares in MSH-1 and MSH-2. */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

export const usualDelimiters: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
};

const wordCharacter = /[\p{L}\p{N}\s]/u;

/**
 * Reads MSH-1 and MSH-2 from the start of a header segment. Separators left out of MSH-2 are none ('').
 * @returns null when they cannot separate anything: missing, repeated, letters, digits or blanks.
 */
export function readDelimiters(header: string): Delimiters | null {
  const field = header.charAt(3);
  if (field === '' || wordCharacter.test(field)) return null;
  const end = header.indexOf(field, 4);
  const declared = header.slice(4, end === -1 ? undefined : end);
  const [component = '', repetition = '', escaping = '', subcomponent = ''] = declared;
  const all = [field, ...declared.slice(0, 4)];
  if (component === '' || new Set(all).size !== all.length || all.some((one) => wordCharacter.test(one)))
    return null;
  return { field, component, repetition, escape: escaping, subcomponent };
}
