import type { Translation } from '../fr/index.js';
import { capacity } from './capacity.js';
import { common } from './common.js';
import { emergency } from './emergency.js';
import { fairness } from './fairness.js';
import { flow } from './flow.js';
import { models } from './models.js';
import { replan } from './replan.js';
import { rosters } from './rosters.js';
import { simulation } from './simulation.js';

/** English, complete. */
export const en: Translation = {
  ...common,
  ...emergency,
  ...fairness,
  ...flow,
  ...rosters,
  ...replan,
  ...capacity,
  ...models,
  ...simulation,
};
