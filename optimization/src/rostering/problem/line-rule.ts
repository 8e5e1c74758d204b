/**
 * A constraint on one agent's line of work (the shifts of one agent over the period).
 * Every number is a parameter, so that rule packs, contracts and benchmark files all arrive here as plain data.
 * Minutes are real worked minutes (instants in the zone, breaks taken off) unless said otherwise. Rules of hours and of
 * rest between shifts leave time on call out; rules that count days count a day on call as one that is held.
 */
export type LineRule =
  /** At most `max` shifts of the listed types over the period. */
  | { readonly kind: 'max-shifts'; readonly shifts: readonly string[]; readonly max: number }
  /** Shifts of the listed types (or all) over the period; `before` were worked earlier and count too. */
  | {
      readonly kind: 'total-shifts';
      readonly shifts?: readonly string[];
      readonly min?: number;
      readonly max?: number;
      readonly before?: number;
    }
  /** Counted minutes over the period (`countedMinutes` of a shift when given, leave credits included). */
  | { readonly kind: 'period-minutes'; readonly min?: number; readonly max?: number }
  /** Length of a run of days worked. `min` is not asked of a run that touches an unknown past or the last day. */
  | { readonly kind: 'consecutive-work'; readonly min?: number; readonly max?: number }
  /** Length of a run of days off. `min` is not asked of a run that touches an unknown past or the last day. */
  | { readonly kind: 'consecutive-days-off'; readonly min?: number; readonly max?: number }
  /** Length of a run of days with a shift of the listed types; its edges are those of `consecutive-work`. */
  | {
      readonly kind: 'consecutive-shifts';
      readonly shifts: readonly string[];
      readonly min?: number;
      readonly max?: number;
    }
  /**
   * Weekends with work on the Saturday or the Sunday (days on which a shift starts); `before` were worked earlier
   * and count too.
   */
  | { readonly kind: 'weekends'; readonly max: number; readonly before?: number }
  /** Both days of a weekend are worked or neither. A weekend of which one day is unknown is not judged. */
  | { readonly kind: 'complete-weekends' }
  /** None of `forbidden` may start on the day after a shift of type `after`. */
  | { readonly kind: 'succession'; readonly after: string; readonly forbidden: readonly string[] }
  /** Real minutes between the end of a shift's work (of the types in `after`, or of any) and the start of the next. */
  | {
      readonly kind: 'rest';
      readonly minutes: number;
      readonly after?: readonly string[];
      /** Time on call counts as work: by default it is rest. */
      readonly onCallToo?: boolean;
    }
  /** Real minutes between the end of a call-out and the next start of work. */
  | { readonly kind: 'rest-after-call-out'; readonly minutes: number }
  /** Worked minutes of the shifts that start in any `days` days on end. */
  | {
      readonly kind: 'rolling-minutes';
      readonly days: number;
      readonly max: number;
      /** Shifts worked as overtime do not count. */
      readonly withoutOvertime?: boolean;
      /** Minutes on call instead of worked ones. */
      readonly onCall?: boolean;
    }
  /** Number of shifts (of the listed types, or all that have work) that start in any `days` days on end. */
  | {
      readonly kind: 'rolling-shifts';
      readonly shifts?: readonly string[];
      /** Only those that start on these days of the week, 0 being Monday. */
      readonly weekdays?: readonly number[];
      /** Only those that start on these days of the period: public holidays. */
      readonly onDays?: readonly number[];
      readonly days: number;
      readonly max: number;
    }
  /** In any `days` calendar days on end, at least one rest of `minutes` real minutes on end. */
  | { readonly kind: 'weekly-rest'; readonly days: number; readonly minutes: number }
  /**
   * Whole calendar days without any work in each block of `days` days counted from the Monday of the period's
   * first week; at least `together` of them on end, one of these a Sunday if `sunday`. Blocks cut by the period's
   * edge are judged only if the missing days are known.
   */
  | {
      readonly kind: 'rest-days';
      readonly days: number;
      readonly min: number;
      readonly together: number;
      readonly sunday: boolean;
    };

export type LineRuleKind = LineRule['kind'];

/** Kinds that may carry a penalty: what they ask is counted in days, shifts or weekends. */
const SOFT_KINDS: ReadonlySet<LineRuleKind> = new Set<LineRuleKind>([
  'max-shifts',
  'total-shifts',
  'consecutive-work',
  'consecutive-days-off',
  'consecutive-shifts',
  'weekends',
  'complete-weekends',
]);

/** A line rule under the name by which violations and explanations refer to it. */
export interface AppliedRule {
  /** Stable name, for instance `fr-hospital/48-hours` or `contract/max-minutes`. */
  readonly id: string;
  readonly line: LineRule;
  /**
   * Makes the rule soft: breaking it is legal and costs this much for each day, shift or weekend too many or too few.
   * Days by which a run was too long before the period are not counted again.
   */
  readonly penalty?: number;
}

/** A rule that may be broken at a price. */
export interface SoftRule extends AppliedRule {
  readonly penalty: number;
}

export const isSoft = (rule: AppliedRule): rule is SoftRule => rule.penalty !== undefined;

export const mayBeSoft = (kind: LineRuleKind): boolean => SOFT_KINDS.has(kind);

/** The rules of a kind. */
export type RuleOf<K extends LineRule['kind']> = Extract<LineRule, { kind: K }>;
