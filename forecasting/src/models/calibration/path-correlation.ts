/**
 * Correlation of forecast errors within one forecast, on the normal scale: `slow` is shared by all steps, `fast` fades
 * by `persistence` a step, the rest is each step's own.
 */
export interface PathCorrelation {
  readonly slow: number;
  readonly fast: number;
  readonly persistence: number;
}

export const NO_CORRELATION: PathCorrelation = { slow: 0, fast: 0, persistence: 0 };

const PERSISTENCES = [0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];
const LARGEST = 0.98;

/**
 * Fits slow + fast·persistenceᵏ to the correlations of normal scores at several lags by least squares, each lag
 * weighted by the number of its products. `scores[f]` are the scores of forecast f in order of lead, NaN where unknown.
 */
export function fitPathCorrelation(scores: readonly Float64Array[]): PathCorrelation {
  const lags = lagCorrelations(scores);
  let best = NO_CORRELATION;
  let least = errorOf(lags, best);
  for (const persistence of PERSISTENCES) {
    for (const candidate of candidates(lags, persistence)) {
      const error = errorOf(lags, candidate);
      if (error < least - 1e-12) [best, least] = [candidate, error];
    }
  }
  return best;
}

interface LagCorrelation {
  readonly lag: number;
  readonly value: number;
  readonly weight: number;
}

function lagCorrelations(scores: readonly Float64Array[]): readonly LagCorrelation[] {
  const longest = scores.reduce((n, path) => Math.max(n, path.length), 0);
  const result: LagCorrelation[] = [];
  let [square, seen] = [0, 0];
  for (const path of scores) {
    for (const z of path) {
      if (Number.isNaN(z)) continue;
      square += z * z;
      seen++;
    }
  }
  if (seen < 50) return [];
  for (let lag = 1; lag < Math.min(longest, 48); lag++) {
    let [product, pairs] = [0, 0];
    for (const path of scores) {
      for (let i = lag; i < path.length; i++) {
        const value = path[i] * path[i - lag];
        if (Number.isNaN(value)) continue;
        product += value;
        pairs++;
      }
    }
    if (pairs >= 30) result.push({ lag, value: product / pairs / (square / seen), weight: pairs });
  }
  return result;
}

/** Least-squares (slow, fast) for one persistence, and the best with either at zero. */
function candidates(lags: readonly LagCorrelation[], persistence: number): readonly PathCorrelation[] {
  let [w, f, ff, y, fy] = [0, 0, 0, 0, 0];
  for (const { lag, value, weight } of lags) {
    const fade = persistence ** lag;
    w += weight;
    f += weight * fade;
    ff += weight * fade * fade;
    y += weight * value;
    fy += weight * fade * value;
  }
  if (w === 0) return [];
  const determinant = w * ff - f * f;
  const found: PathCorrelation[] = [
    { slow: y / w, fast: 0, persistence },
    { slow: 0, fast: fy / ff, persistence },
  ];
  if (determinant > 1e-9 * w * ff) {
    found.push({ slow: (ff * y - f * fy) / determinant, fast: (w * fy - f * y) / determinant, persistence });
  }
  return found.filter(({ slow, fast }) => slow >= 0 && fast >= 0 && slow + fast <= LARGEST);
}

function errorOf(lags: readonly LagCorrelation[], { slow, fast, persistence }: PathCorrelation): number {
  return lags.reduce(
    (sum, { lag, value, weight }) => sum + weight * (value - slow - fast * persistence ** lag) ** 2,
    0,
  );
}
