import type { Translation } from '../fr/index.js';
import { capacity } from './capacity.js';
import { common } from './common.js';
import { emergency } from './emergency.js';
import { flow } from './flow.js';
import { models } from './models.js';
import { rosters } from './rosters.js';

/** English, complete. */
export const en: Translation = { ...common, ...emergency, ...flow, ...rosters, ...capacity, ...models };
