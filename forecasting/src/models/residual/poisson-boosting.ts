import { binFeatures, type FeatureBins } from './feature-bins.js';
import { growTree, leafOf, type Tree, type TreeRows } from './histogram-tree.js';
import {
  NOTHING_LEFT,
  type ResidualLearner,
  type ResidualModel,
  type ResidualRows,
} from './residual-learner.js';

const MOST_TREES = 80;
const RATE = 0.08;
const PATIENCE = 15;
const JUDGED_SHARE = 0.3;
const FEWEST_ROWS = 2000;
/** Relative gain of the deviance on the younger rows below which nothing is worth learning. */
const MUST_GAIN = 5e-4;
const LARGEST_LOG_FACTOR = 0.7;

/**
 * Gradient boosting of shallow histogram trees under the Poisson likelihood (Friedman 2001; bins as in LightGBM, Ke et
 * al. 2017), on the regression's log mean as offset. The number of trees is the one that predicts the youngest three
 * tenths of the rows best from the others; none when that gains too little.
 */
export const POISSON_BOOSTING: ResidualLearner = {
  name: 'boosting',
  learn(rows: ResidualRows): ResidualModel {
    if (rows.length < FEWEST_ROWS) return NOTHING_LEFT;
    const bins = binFeatures(rows.features, rows.length, rows.width);
    const split = Math.floor(rows.length * (1 - JUDGED_SHARE));
    const trees = bestNumber(rows, bins, split);
    if (trees === 0) return NOTHING_LEFT;
    const grown: Tree[] = [];
    boost(rows, bins, rows.length, trees, (tree) => grown.push(tree) > 0);
    return boosted(grown, bins.edges, rows.width);
  },
};

function bestNumber(rows: ResidualRows, bins: FeatureBins, split: number): number {
  let [best, gain, trees] = [0, 0, 0];
  const { length } = rows;
  const before = deviance(rows, rows.logMean, split, length);
  boost(rows, bins, split, MOST_TREES, (_, logMean) => {
    trees++;
    const gained = 1 - deviance(rows, logMean, split, length) / before;
    if (gained > gain) [best, gain] = [trees, gained];
    return trees - best < PATIENCE;
  });
  return gain > MUST_GAIN ? best : 0;
}

/** Grows trees on the first `used` rows until `goOn`, told each tree and all rows' log means after it, says stop. */
function boost(
  rows: ResidualRows,
  bins: FeatureBins,
  used: number,
  most: number,
  goOn: (tree: Tree, logMean: Float64Array) => boolean,
): void {
  const logMean = rows.logMean.slice();
  const gradient = new Float64Array(used);
  const curvature = new Float64Array(used);
  for (let n = 0; n < most; n++) {
    for (let i = 0; i < used; i++) {
      curvature[i] = Math.exp(logMean[i]);
      gradient[i] = rows.count[i] - curvature[i];
    }
    const problem: TreeRows = { bins, rows: rows.length, used, width: rows.width, gradient, curvature };
    const tree = growTree(problem, RATE);
    for (let i = 0; i < rows.length; i++) logMean[i] += leafOf(tree, (f) => bins.bin[f * rows.length + i]);
    if (!goOn(tree, logMean)) return;
  }
}

function deviance({ count }: ResidualRows, logMean: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const mean = Math.exp(logMean[i]);
    sum += mean - count[i] + (count[i] > 0 ? count[i] * (Math.log(count[i]) - logMean[i]) : 0);
  }
  return sum;
}

function boosted(trees: readonly Tree[], edges: readonly Float64Array[], width: number): ResidualModel {
  return {
    logFactor(features, row) {
      let sum = 0;
      for (const tree of trees) sum += leafOf(tree, (f) => features[row * width + f], edges);
      return Math.max(-LARGEST_LOG_FACTOR, Math.min(LARGEST_LOG_FACTOR, sum));
    },
  };
}
