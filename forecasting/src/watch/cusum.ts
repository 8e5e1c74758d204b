/** Two one-sided sums of standardised residuals: how far the truth has drifted above and below the forecasts. */
export interface CusumState {
  readonly high: number;
  readonly low: number;
}

/** Where a sum passed its limit; it starts again from zero. */
export interface CusumAlarm {
  readonly index: number;
  readonly direction: 'high' | 'low';
}

export interface CusumOptions {
  /** Half the shift to detect, in standard deviations; 0.5 by default. */
  readonly allowance?: number;
  /** Limit of a sum, in standard deviations; 5 by default. */
  readonly limit?: number;
}

export interface Cusum {
  readonly states: readonly CusumState[];
  readonly alarms: readonly CusumAlarm[];
}

export const CUSUM_START: CusumState = { high: 0, low: 0 };

/** State after one more standardised residual (observed above forecast is positive); a NaN leaves it as it was. */
export function cusumStep(state: CusumState, residual: number, options: CusumOptions = {}): CusumState {
  if (Number.isNaN(residual)) return state;
  const { allowance = 0.5 } = options;
  return {
    high: Math.max(0, state.high + residual - allowance),
    low: Math.max(0, state.low - residual - allowance),
  };
}

/**
 * Tabular CUSUM of standardised residuals. With allowance 0.5 and limit 5, independent standard normal residuals give a
 * false alarm every 465 on average; a shift of one standard deviation is found after 10.4, of two after 4.0. Source: Page
 * 1954; run lengths: Montgomery, Statistical Quality Control, table of CUSUM average run lengths (Lucas & Crosier 1982).
 */
export function cusum(residuals: ArrayLike<number>, options: CusumOptions = {}): Cusum {
  const { limit = 5 } = options;
  const states: CusumState[] = [];
  const alarms: CusumAlarm[] = [];
  let state = CUSUM_START;
  for (let index = 0; index < residuals.length; index++) {
    state = cusumStep(state, residuals[index], options);
    states.push(state);
    if (state.high > limit) alarms.push({ index, direction: 'high' });
    else if (state.low > limit) alarms.push({ index, direction: 'low' });
    else continue;
    state = CUSUM_START;
  }
  return { states, alarms };
}
