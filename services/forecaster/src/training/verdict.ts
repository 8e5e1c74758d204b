import type { PairedComparison } from '@releve/forecasting';
import { isNotWorse } from '@releve/forecasting';

/** What is known when a training has made a model. */
export interface Trial {
  readonly cause: 'nightly' | 'data' | 'asked';
  readonly frozen: boolean;
  /** The model in use; null when there is none. */
  readonly champion: { readonly fallback: boolean } | null;
  readonly challengerIsFallback: boolean;
  /** Undefined when there is no pair both were measured on. */
  readonly comparison: PairedComparison | undefined;
}

/** first and promoted: into use; kept-out: stays a challenger; left: a person decides. */
export type Verdict = 'first' | 'promoted' | 'kept-out' | 'left';

/**
 * What becomes of a freshly trained model. By itself one comes into use only when nothing is in use, or when it is not
 * worse on the same pairs; where nothing can be compared, newer data win unless a fallback would push out a real model.
 */
export function verdictOn({ cause, frozen, champion, challengerIsFallback, comparison }: Trial): Verdict {
  if (cause === 'asked') return 'left';
  if (frozen) return 'kept-out';
  if (champion === null) return 'first';
  if (comparison) return isNotWorse(comparison) ? 'promoted' : 'kept-out';
  return challengerIsFallback && !champion.fallback ? 'kept-out' : 'promoted';
}
