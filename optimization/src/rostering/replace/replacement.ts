import type { LocalText } from '../../text/local-text.js';
import type { Reason } from './exclusion.js';
import type { LoadShare } from './load-share.js';
import type { RestAround } from './rest-around.js';
import type { Move } from './roster-desk.js';

/**
 * `direct`: somebody who is off comes; `overtime`: they come beyond the hours of their contract, within the caps;
 * `moved`: somebody comes from another shift, and another agent takes that one (or nobody need).
 */
export type ReplacementKind = 'direct' | 'overtime' | 'moved';

/** What an option asks of one agent who would work a shift they did not have. */
export interface Called {
  readonly agent: string;
  readonly day: number;
  readonly shift: string;
  /** Minutes of this shift that are overtime. */
  readonly overtimeMinutes: number;
  readonly rest: RestAround;
  readonly share: LoadShare;
  /** Told less than 48 hours before (décret 2002-9, art. 13). */
  readonly lateNotice: LocalText | null;
}

/** A legal way to cover a shift. */
export interface Replacement {
  readonly kind: ReplacementKind;
  readonly moves: readonly Move[];
  readonly called: readonly Called[];
  /** Change of the roster's cost (cover and wishes) against leaving the shift open. */
  readonly costChange: number;
  /** What ranks the options: cost, changes by notice, overtime and fairness together. */
  readonly price: number;
}

/** An agent who cannot simply take the shift, and why. */
export interface Excluded {
  readonly agent: string;
  readonly reasons: readonly Reason[];
}

/** Ways to cover one shift, best first, and why everybody else cannot simply take it. */
export interface Replacements {
  readonly day: number;
  readonly shift: string;
  readonly options: readonly Replacement[];
  readonly excluded: readonly Excluded[];
}
