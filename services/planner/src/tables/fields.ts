/** A cell's value, or what was expected instead. */
export type Parsed<T> = { readonly value: T } | { readonly expected: string };

/** A column of a table: the names it may have, the first being the one written, and how its cells are read. */
export interface Field<T> {
  readonly names: readonly [string, ...string[]];
  readonly required: boolean;
  readonly parse: (text: string) => Parsed<T>;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Column of each field in a header, by name without accents or case; −1 where there is none. */
export function columnsOf<K extends string>(
  header: readonly string[],
  fields: Readonly<Record<K, Field<unknown>>>,
): Readonly<Record<K, number>> {
  const heads = header.map(plain);
  const entries = Object.entries<Field<unknown>>(fields).map(([key, { names }]) => {
    const known = new Set(names.map(plain));
    return [key, heads.findIndex((head) => known.has(head))];
  });
  return Object.fromEntries(entries);
}

export const text =
  (longest: number) =>
  (cell: string): Parsed<string> =>
    cell.length <= longest ? { value: cell } : { expected: `at most ${longest} characters` };

export function date(cell: string): Parsed<string> {
  const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell);
  const iso = french
    ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}`
    : cell.slice(0, 10);
  const known = /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(`${iso}T00:00:00Z`));
  const same = known && new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10) === iso;
  return same ? { value: iso } : { expected: 'a date such as 2026-12-31 or 31/12/2026' };
}

/** 0.8, 0,8, 80 % and 80 are all four fifths. */
export function share(cell: string): Parsed<number> {
  const value = Number(cell.replace('%', '').replace(',', '.').trim());
  const part = value > 1 || cell.includes('%') ? value / 100 : value;
  return part > 0 && part <= 1 ? { value: part } : { expected: 'a share of full time such as 80 % or 0.8' };
}

export const number =
  (min: number, max: number) =>
  (cell: string): Parsed<number> => {
    const value = Number(cell.replace(',', '.'));
    return cell !== '' && value >= min && value <= max
      ? { value }
      : { expected: `a number from ${min} to ${max}` };
  };

/** One of a few words; each may be written in several ways. */
export const word =
  <T extends string>(ways: Readonly<Record<T, readonly string[]>>) =>
  (cell: string): Parsed<T> => {
    const found = keysOf(ways).find((key) => [key, ...ways[key]].some((way) => plain(way) === plain(cell)));
    const expected = `one of ${keysOf(ways)
      .map((key) => ways[key][0] ?? key)
      .join(', ')}`;
    return found === undefined ? { expected } : { value: found };
  };

const keysOf = <T extends string>(of: Readonly<Record<T, unknown>>): readonly T[] => Object.keys(of) as T[];
