const STEPS = 60;
const CLOSE = 1e-10;

/**
 * Weights w ≥ 0 with sum 1 that minimise wᵀAw for a symmetric positive definite n×n matrix, by moving weight between
 * the pair that gains most (sequential minimal optimisation, Platt 1998).
 */
export function simplexMinimum(a: Float64Array, n: number): Float64Array {
  const w = new Float64Array(n).fill(1 / n);
  const gradient = w.map((_, k) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += a[k * n + j] / n;
    return sum;
  });
  for (let step = 0; step < STEPS; step++) {
    let [low, high] = [0, -1];
    for (let k = 0; k < n; k++) {
      if (gradient[k] < gradient[low]) low = k;
      if (w[k] > 1e-12 && (high < 0 || gradient[k] > gradient[high])) high = k;
    }
    if (high < 0 || gradient[high] - gradient[low] < CLOSE * Math.abs(gradient[low])) break;
    const bend = a[low * n + low] + a[high * n + high] - 2 * a[low * n + high];
    const move = Math.min(w[high], bend > 0 ? (gradient[high] - gradient[low]) / bend : w[high]);
    w[low] += move;
    w[high] -= move;
    for (let k = 0; k < n; k++) gradient[k] += move * (a[k * n + low] - a[k * n + high]);
  }
  return w;
}
