/** What can be wrong with what a calendar is asked for. `value` is the offending text, `hint` what would do. */
export type CalendarError =
  | { readonly kind: 'unknown-calendar'; readonly value: string; readonly hint: string }
  | { readonly kind: 'unknown-time-zone'; readonly value: string; readonly hint: string }
  | {
      readonly kind: 'bad-calendar-row';
      readonly row: number;
      readonly field: string;
      readonly value: string;
      readonly hint: string;
    };
