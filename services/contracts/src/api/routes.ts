import * as alerts from './alert-routes.js';
import * as census from './census-routes.js';
import * as forecaster from './forecaster-routes.js';
import * as gateway from './gateway-routes.js';
import * as intake from './intake-routes.js';
import * as models from './model-routes.js';
import * as outlook from './outlook-routes.js';
import * as plannerExplain from './planner-explain-routes.js';
import * as plannerOnCall from './planner-on-call-routes.js';
import * as plannerReplan from './planner-replan-routes.js';
import * as planner from './planner-routes.js';
import * as plannerSimulation from './planner-simulation-routes.js';
import type { RouteContract } from './route.js';

const isRoute = (value: unknown): value is RouteContract =>
  typeof value === 'object' && value !== null && 'owner' in value && 'path' in value;

/** Every route of the API, in the order of the flow. */
export const routes: readonly RouteContract[] = [
  intake,
  census,
  forecaster,
  outlook,
  alerts,
  models,
  planner,
  plannerExplain,
  plannerReplan,
  plannerOnCall,
  plannerSimulation,
  gateway,
].flatMap((module) => Object.values(module).filter(isRoute));
