import { expectedStayWithin, meanStayMinutes, type StayDistribution } from './stay.js';

/** Length of one cell of the staffing grid. */
export const GRID_MINUTES = 30;

/** Beyond this the longest stays no longer matter to staffing, and the sum stays short. */
const LONGEST_LAG_MINUTES = 7 * 24 * 60;

/**
 * Weights that turn arrivals into patients present. `weights[phase][lag]` is the mean number still present, at the
 * middle of grid cell `phase` of an arrival step, per arrival of the step `lag` steps earlier (0 = the same step).
 */
export interface LoadKernel {
  readonly stepMinutes: number;
  readonly weights: readonly Float64Array[];
}

/**
 * Kernel of m(t) = ∫₀^∞ λ(t−u)·P(S>u) du for arrivals spread evenly over each step (Green, Kolesar & Whitt 2007;
 * Jennings et al. 1996). Exact for piecewise-constant λ: the integral of P(S>u) is in closed form.
 *
 * @param stepMinutes length of an arrival step, a multiple of the grid (60 for hourly forecasts)
 */
export function loadKernel(stay: StayDistribution, stepMinutes: number): LoadKernel {
  if (!(stepMinutes > 0 && stepMinutes % GRID_MINUTES === 0)) {
    throw new RangeError(`arrival steps must be a multiple of ${GRID_MINUTES} minutes, got ${stepMinutes}`);
  }
  const mean = meanStayMinutes(stay);
  const weights = Array.from({ length: stepMinutes / GRID_MINUTES }, (_, phase) => {
    const offset = (phase + 0.5) * GRID_MINUTES;
    const column: number[] = [];
    for (let lag = 0; lag * stepMinutes < LONGEST_LAG_MINUTES; lag += 1) {
      const sinceStart = offset + lag * stepMinutes;
      const spent = expectedStayWithin(stay, sinceStart) - expectedStayWithin(stay, sinceStart - stepMinutes);
      column.push(spent / stepMinutes);
      if (mean - expectedStayWithin(stay, sinceStart) < 1e-4 * mean) break;
    }
    return Float64Array.from(column);
  });
  return { stepMinutes, weights };
}

/** Linear combination of kernels of one step length: work per skill is such a sum over acuities. */
export function combineKernels(
  parts: readonly { readonly kernel: LoadKernel; readonly factor: number }[],
  stepMinutes: number,
): LoadKernel {
  const phases = stepMinutes / GRID_MINUTES;
  const weights = Array.from({ length: phases }, (_, phase) => {
    const length = Math.max(0, ...parts.map(({ kernel }) => kernel.weights[phase].length));
    const sum = new Float64Array(length);
    for (const { kernel, factor } of parts) {
      kernel.weights[phase].forEach((weight, lag) => {
        sum[lag] += factor * weight;
      });
    }
    return sum;
  });
  return { stepMinutes, weights };
}

/**
 * Offered load at the middle of each grid cell of the forecast steps.
 *
 * @param kernel from `loadKernel` or `combineKernels`
 * @param arrivals arrivals per step over the horizon
 * @param history arrivals per step just before the horizon, oldest first. Where it is too short, days before it
 *   are taken to look like its own first day (or the horizon's): an empty department is never assumed.
 * @returns one value per grid cell, `arrivals.length × stepMinutes / 30` in all
 */
export function offeredLoad(
  kernel: LoadKernel,
  arrivals: readonly number[],
  history: readonly number[] = [],
): Float64Array {
  const phases = kernel.weights.length;
  const lags = Math.max(...kernel.weights.map((column) => column.length));
  const series = withPast(arrivals, history, lags, (24 * 60) / kernel.stepMinutes);
  const load = new Float64Array(arrivals.length * phases);
  for (let step = 0; step < arrivals.length; step += 1) {
    for (let phase = 0; phase < phases; phase += 1) {
      const column = kernel.weights[phase];
      let sum = 0;
      for (let lag = 0; lag < column.length; lag += 1) sum += column[lag] * series[lags + step - lag];
      load[step * phases + phase] = sum;
    }
  }
  return load;
}

function withPast(
  arrivals: readonly number[],
  history: readonly number[],
  lags: number,
  stepsPerDay: number,
): Float64Array {
  const known = [...history, ...arrivals];
  const series = new Float64Array(lags + arrivals.length);
  const shift = lags - history.length;
  const cycle = Math.min(stepsPerDay, known.length);
  for (let index = 0; index < series.length; index += 1) {
    const position = index - shift;
    series[index] = position >= 0 ? known[position] : known[((position % cycle) + cycle) % cycle];
  }
  return series;
}
