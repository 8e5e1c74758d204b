import { binOf, type FeatureBins } from './feature-bins.js';

/** A full binary tree of depth 3: inner node n has children 2n + 1 and 2n + 2; `feature` −1 sends every row left. */
export interface Tree {
  readonly feature: Int16Array;
  /** Rows whose bin is at most this go left. */
  readonly cut: Uint8Array;
  readonly leaf: Float64Array;
}

/** Rows a tree is grown on: the first `used` of `rows`, with the gradient and curvature of their loss. */
export interface TreeRows {
  readonly bins: FeatureBins;
  readonly rows: number;
  readonly used: number;
  readonly width: number;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

const DEPTH = 3;
const INNER = 2 ** DEPTH - 1;
const BINS = 32;
/** Ridge on a leaf and least curvature in it, as shares of all: records of one forecast err together. */
const RIDGE_SHARE = 0.01;
const LEAST_SHARE = 0.02;

/** Grows one tree by the largest gain of the penalised second-order loss, its leaves shrunk by `rate`. */
export function growTree(problem: TreeRows, rate: number): Tree {
  const { used, bins, rows, gradient, curvature } = problem;
  const tree: Tree = {
    feature: new Int16Array(INNER).fill(-1),
    cut: new Uint8Array(INNER),
    leaf: new Float64Array(INNER + 1),
  };
  let total = 0;
  for (let i = 0; i < used; i++) total += curvature[i];
  const [ridge, least] = [RIDGE_SHARE * total, LEAST_SHARE * total];
  const node = new Uint8Array(used);
  for (let depth = 0, first = 0; depth < DEPTH; depth++, first = 2 * first + 1) {
    const width = 2 ** depth;
    const best = bestSplits(problem, node, first, width, ridge, least);
    for (let k = 0; k < width; k++) {
      tree.feature[first + k] = best[k].feature;
      tree.cut[first + k] = best[k].cut;
    }
    for (let i = 0; i < used; i++) {
      const { feature, cut } = best[node[i] - first];
      const right = feature >= 0 && bins.bin[feature * rows + i] > cut;
      node[i] = 2 * node[i] + (right ? 2 : 1);
    }
  }
  const sums = new Float64Array(INNER + 1);
  const curves = new Float64Array(INNER + 1);
  for (let i = 0; i < used; i++) {
    sums[node[i] - INNER] += gradient[i];
    curves[node[i] - INNER] += curvature[i];
  }
  for (let k = 0; k <= INNER; k++) tree.leaf[k] = (rate * sums[k]) / (curves[k] + ridge);
  return tree;
}

/** Value of the leaf a row falls into; without edges `at` gives bins, with edges values. */
export function leafOf(tree: Tree, at: (feature: number) => number, edges?: readonly Float64Array[]): number {
  let node = 0;
  while (node < INNER) {
    const feature = tree.feature[node];
    const bin = feature < 0 ? 0 : edges === undefined ? at(feature) : binOf(edges[feature], at(feature));
    node = 2 * node + (feature >= 0 && bin > tree.cut[node] ? 2 : 1);
  }
  return tree.leaf[node - INNER];
}

interface Split {
  readonly feature: number;
  readonly cut: number;
}

function bestSplits(
  { bins, rows, used, width, gradient, curvature }: TreeRows,
  node: Uint8Array,
  first: number,
  nodes: number,
  ridge: number,
  least: number,
): readonly Split[] {
  const gains = new Float64Array(nodes);
  const best: Split[] = Array.from({ length: nodes }, () => ({ feature: -1, cut: 0 }));
  const g = new Float64Array(nodes * BINS);
  const h = new Float64Array(nodes * BINS);
  for (let f = 0; f < width; f++) {
    g.fill(0);
    h.fill(0);
    for (let i = 0; i < used; i++) {
      const at = (node[i] - first) * BINS + bins.bin[f * rows + i];
      g[at] += gradient[i];
      h[at] += curvature[i];
    }
    for (let k = 0; k < nodes; k++) {
      let [sum, curve] = [0, 0];
      for (let b = 0; b < BINS; b++) {
        sum += g[k * BINS + b];
        curve += h[k * BINS + b];
      }
      let [left, leftCurve] = [0, 0];
      for (let b = 0; b < bins.edges[f].length; b++) {
        left += g[k * BINS + b];
        leftCurve += h[k * BINS + b];
        if (leftCurve < least || curve - leftCurve < least) continue;
        const gain =
          left ** 2 / (leftCurve + ridge) +
          (sum - left) ** 2 / (curve - leftCurve + ridge) -
          sum ** 2 / (curve + ridge);
        if (gain > gains[k]) {
          gains[k] = gain;
          best[k] = { feature: f, cut: b };
        }
      }
    }
  }
  return best;
}
