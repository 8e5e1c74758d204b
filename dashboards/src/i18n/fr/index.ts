import { capacity } from './capacity.js';
import { common } from './common.js';
import { emergency } from './emergency.js';
import { flow } from './flow.js';
import { models } from './models.js';
import { rosters } from './rosters.js';

/** French, the product's first language: its keys are the keys. */
export const fr = { ...common, ...emergency, ...flow, ...rosters, ...capacity, ...models };

export type Translation = typeof fr;
