import type { Records } from '../auto/records.js';
import type { RecordFeatures } from './record-features.js';
import type { ResidualLearner, ResidualModel, ResidualRows } from './residual-learner.js';

/** Shares of the walk after which the learner learns again. */
const LESSONS = [0.4, 0.6, 0.8];

/** What a residual learner made of a walk. */
export interface LearnedResidual {
  readonly model: ResidualModel;
  /** Log factor of each record by what was known when its forecast was made; NaN before the first lesson. */
  readonly logFactor: Float64Array;
}

/** Lets a learner learn along the records as they were lived, and once more from all of them. */
export function learnAlong(
  learner: ResidualLearner,
  records: Records,
  logCorrected: Float64Array,
  features: RecordFeatures,
  { first, end }: { readonly first: number; readonly end: number },
): LearnedResidual {
  const all = new Float64Array(records.length * features.width);
  for (let i = 0; i < records.length; i++)
    features.write(records, i, logCorrected[i], all, i * features.width);
  const learnedAt = (known: number): ResidualModel =>
    learner.learn(settledRows(records, logCorrected, all, features, known));
  const logFactor = new Float64Array(records.length).fill(Number.NaN);
  const lessons = LESSONS.map((share) => first + Math.floor(share * (end - first)));
  let model: ResidualModel | undefined;
  let next = 0;
  for (let i = 0; i < records.length; i++) {
    while (next < lessons.length && records.origin[i] >= lessons[next]) model = learnedAt(lessons[next++]);
    if (model !== undefined) logFactor[i] = model.logFactor(all, i);
  }
  return { model: learnedAt(end), logFactor };
}

/** Rows of the records settled when `known` intervals were known; `all` holds the features of every record. */
function settledRows(
  records: Records,
  logCorrected: Float64Array,
  all: Float64Array,
  { width, cycles }: RecordFeatures,
  known: number,
): ResidualRows {
  const picked: number[] = [];
  for (let i = 0; i < records.length; i++) {
    if (records.target[i] < known && !Number.isNaN(records.count[i])) picked.push(i);
  }
  const features = new Float64Array(picked.length * width);
  picked.forEach((i, row) => {
    features.set(all.subarray(i * width, (i + 1) * width), row * width);
  });
  return {
    length: picked.length,
    width,
    cycles,
    features,
    logMean: Float64Array.from(picked, (i) => logCorrected[i]),
    count: Float64Array.from(picked, (i) => records.count[i]),
  };
}
