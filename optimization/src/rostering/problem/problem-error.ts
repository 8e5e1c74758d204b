/** Why a roster problem or roster cannot be read or used. A closed union; `hint` says what to do. */
export type RosterError =
  | {
      readonly code: 'parse';
      readonly line: number;
      readonly value: string;
      readonly expected: string;
      readonly hint: string;
    }
  | {
      readonly code: 'invalid';
      readonly path: string;
      readonly value: string;
      readonly expected: string;
      readonly hint: string;
    };

/** Either a value or the list of everything found wrong with it (never empty). */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly RosterError[] };

/** One plain sentence for a terminal or a log. */
export function describeRosterError(error: RosterError): string {
  const where = error.code === 'parse' ? `line ${error.line}` : error.path;
  return `${where}: found ${error.value}, expected ${error.expected}. ${error.hint}`;
}
