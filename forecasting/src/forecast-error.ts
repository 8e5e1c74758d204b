/** What can be wrong with what a forecast is asked for. `value` is the offending value, `hint` what would do. */
export type ForecastError =
  | { readonly kind: 'unknown-model'; readonly value: string; readonly hint: string }
  | { readonly kind: 'unknown-frequency'; readonly value: string; readonly hint: string }
  | { readonly kind: 'off-grid'; readonly row: number; readonly value: string; readonly hint: string }
  | { readonly kind: 'no-observations'; readonly value: string; readonly hint: string }
  | { readonly kind: 'history-too-short'; readonly value: string; readonly hint: string }
  | { readonly kind: 'bad-range'; readonly value: string; readonly hint: string };
