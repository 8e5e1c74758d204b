/** Words of a report page, in one language. Functions put numbers, already written, into sentences. */
export interface ReportWords {
  readonly title: string;
  readonly lead: (model: string, source: string) => string;
  readonly facts: {
    readonly period: string;
    readonly pairs: string;
    readonly origins: string;
    readonly zone: string;
    readonly calendar: string;
    readonly noCalendar: string;
    readonly refit: string;
    readonly step: string;
  };
  readonly minutes: string;
  readonly days: string;
  readonly table: string;
  readonly pair: (label: string, value: string) => string;
  readonly series: string;
  readonly model: string;
  readonly models: Readonly<Record<string, string>>;
  readonly verdict: {
    readonly none: string;
    readonly better: (gain: string, reference: string) => string;
    readonly worse: (loss: string, reference: string) => string;
    readonly best: string;
    readonly near: (percent: string, best: string) => string;
    readonly coverage: (measured: string) => string;
  };
  readonly fans: {
    readonly title: string;
    readonly note: string;
    readonly rank: Readonly<Record<'good' | 'ordinary' | 'poor' | 'worst', string>>;
    readonly madeAt: (when: string, pinball: string) => string;
    readonly target: string;
    readonly actual: string;
    readonly median: string;
    readonly interval: (percent: string) => string;
  };
  readonly calibration: {
    readonly title: string;
    readonly note: string;
    readonly pit: string;
    readonly pitNote: string;
    readonly levels: string;
    readonly levelsNote: string;
    readonly coverage: string;
    readonly part: string;
    readonly share: string;
    readonly level: string;
    readonly promised: string;
    readonly measured: string;
    readonly between: string;
    readonly pairs: string;
    readonly expected: string;
  };
  readonly groups: {
    readonly title: string;
    readonly byLead: string;
    readonly byHour: string;
    readonly lead: string;
    readonly hour: string;
    readonly pinball: string;
    readonly mae: string;
    readonly coverage80: string;
    readonly coverage95: string;
    readonly pairs: string;
  };
  readonly regret: {
    readonly title: string;
    readonly note: string;
    readonly rmse: string;
    readonly wape: string;
    readonly bias: string;
    readonly above: string;
    readonly against: string;
    readonly judged: string;
    readonly notDistinct: string;
  };
  readonly drivers: {
    readonly title: string;
    readonly note: string;
    readonly of: (series: string, from: string, intervals: string) => string;
    readonly term: string;
    readonly effect: string;
    readonly terms: Readonly<Record<string, string>>;
  };
  readonly choice: {
    readonly title: string;
    readonly why: Readonly<Record<string, string>>;
    readonly whyOther: string;
    readonly weights: string;
    readonly weight: string;
    readonly observations: string;
    readonly level: string;
    readonly levelStays: string;
    readonly regression: string;
  };
  readonly data: {
    readonly title: string;
    readonly note: string;
    readonly whole: string;
    readonly intervals: string;
    readonly observed: string;
    readonly finding: string;
    readonly count: string;
    readonly where: string;
    readonly missing: string;
    readonly zeros: string;
    readonly absurd: string;
    readonly negative: string;
    readonly withoutValue: string;
    readonly duplicates: string;
    readonly conflicts: string;
    readonly outOfOrder: string;
    readonly impossibleTimes: string;
    readonly done: Readonly<
      Record<'missing' | 'kept-later' | 'kept-once' | 'sorted' | 'left-out' | 'none', string>
    >;
    readonly treatment: string;
    readonly more: (count: string) => string;
  };
  readonly terms: {
    readonly title: string;
    readonly list: readonly (readonly [term: string, meaning: string])[];
  };
}
