import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

type Patch = Readonly<Record<string, string | null>>;

/**
 * The state that lives in the address. A null removes a parameter; a change replaces the entry in the history unless
 * `push` is asked for, so that Back leaves the page rather than undoing each small choice.
 */
export function useSearch(): readonly [
  URLSearchParams,
  (patch: Patch, options?: { readonly push?: boolean }) => void,
] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (patch: Patch, options?: { readonly push?: boolean }) => {
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(patch)) {
            if (value === null) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: !options?.push, preventScrollReset: true },
      );
    },
    [setParams],
  );
  return [params, change];
}

/** A parameter that must be one of a few words; the first is the default. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  value: string | null,
  allowed: T,
): T[number] {
  return allowed.find((item) => item === value) ?? allowed[0];
}

/** A parameter that must be a whole number within bounds; else the default. */
export function wholeNumber(value: string | null, min: number, max: number, fallback: number): number {
  const parsed = value === null || value === '' ? Number.NaN : Number(value);
  return Number.isInteger(parsed) && parsed >= min && parsed <= max ? parsed : fallback;
}
