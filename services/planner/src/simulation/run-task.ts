import { compareFlows, measureSafetyFactor, simulateFlow } from '@releve/optimization';
import { scenariosOf } from './department-scenarios.js';
import type { SimulationAnswer, SimulationTask } from './simulation-job.js';

/** Does what the thread is asked. */
export function runTask(task: SimulationTask): SimulationAnswer<SimulationTask['kind']> {
  if (task.kind === 'flow') return simulateFlow(scenariosOf(task.department), task.runs, task.seed);
  if (task.kind === 'compare') return compareFlows(task.departments.map(scenariosOf), task.runs, task.seed);
  return task.skills.map((skill) => measureSafetyFactor(skill, task.seed));
}
