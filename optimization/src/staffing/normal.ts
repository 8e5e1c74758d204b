const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Density φ of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_TWO_PI;
}

/**
 * Distribution function Φ of the standard normal distribution, to about 1e-15.
 * Hart's rational approximation as given by G. West, "Better approximations to cumulative normal functions", 2005.
 */
export function normalCdf(x: number): number {
  const tail = upperTail(Math.abs(x));
  return x > 0 ? 1 - tail : tail;
}

/** Hazard rate h(x) = φ(x) / (1 − Φ(x)) of the standard normal distribution, stable far in the upper tail. */
export function normalHazard(x: number): number {
  return normalDensity(x) / normalCdf(-x) || x;
}

/**
 * Quantile of the standard normal distribution for a probability strictly between 0 and 1, to about 1e-14: Acklam's
 * rational approximation, then one Halley step on the distribution function.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`normalQuantile needs a probability in (0, 1), got ${probability}`);
  }
  const rough = probability > 0.5 ? -acklam(1 - probability) : acklam(probability);
  const error = (normalCdf(rough) - probability) / normalDensity(rough);
  return rough - error / (1 + (rough * error) / 2);
}

/** Relative error under 1.2e-9, for probabilities up to one half. */
function acklam(probability: number): number {
  if (probability < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(probability));
    const top = [-7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734];
    const bottom = [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
    return horner(q, [...top, 4.374664141464968, 2.938163982698783]) / horner(q, bottom);
  }
  const q = probability - 0.5;
  const top = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269];
  const bottom = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972];
  return (
    (q * horner(q * q, [...top, -30.66479806614716, 2.506628277459239])) /
    horner(q * q, [...bottom, -13.28068155288572, 1])
  );
}

function upperTail(z: number): number {
  if (z > 37) return 0;
  const density = Math.exp(-0.5 * z * z);
  if (z >= 7.07106781186547) {
    return density / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631;
  }
  const numerator = horner(
    z,
    [
      3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
      221.213596169931, 220.206867912376,
    ],
  );
  const denominator = horner(
    z,
    [
      8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
      637.333633378831, 793.826512519948, 440.413735824752,
    ],
  );
  return (density * numerator) / denominator;
}

function horner(x: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
