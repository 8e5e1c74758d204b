export { createPlanner, type Planner } from './app.js';
export { addDays, mondayFrom } from './civil-days.js';
export { demoDoctorUnits } from './demo-doctors.js';
export { demoStoredUnit } from './demo-unit.js';
export type { PlannerPorts } from './deps.js';
export { explainRunner } from './explain/explain-job.js';
export type { SolveRosters } from './solve-rosters.js';
export { solveInThreads } from './solver/solve-in-threads.js';
export { whyRunner } from './why/why-job.js';
