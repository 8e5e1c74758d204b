import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { GRID_MINUTES } from '../staffing/offered-load.js';
import { drawExponential, drawMinutes, drawPoisson, drawUniform } from './draw.js';
import { EventQueue } from './event-queue.js';
import type { FlowScenario, PatientLevel } from './scenario.js';

/** What happened to the counted patients of one level in one run. */
export interface LevelRun {
  arrivals: number;
  leftUnseen: number;
  /** Patients who waited at all before their first stage. */
  waited: number;
  /** Minutes from arrival to the last stage's start, of those seen. */
  readonly waits: number[];
  /** Minutes waiting for the first stage of all who came, those who left included. */
  firstStageWaits: number;
}

/** One run of a scenario. */
export interface FlowRun {
  readonly levels: readonly LevelRun[];
  /** Patients in the department at the middle of each counted grid cell. */
  readonly present: readonly number[];
  /** Minutes of care and of duty, by skill, over the counted time. */
  readonly busyMinutes: Readonly<Record<string, number>>;
  readonly dutyMinutes: Readonly<Record<string, number>>;
}

interface Patient {
  readonly level: number;
  readonly arrivedAt: number;
  readonly counted: boolean;
  stage: number;
  waitingSince: number;
  state: 'waiting' | 'in-care' | 'after' | 'gone';
}

type FlowEvent =
  | { readonly kind: 'arrival' | 'care-ends' | 'patience-ends' | 'departure'; readonly patient: Patient }
  | { readonly kind: 'grid' };

interface SkillPool {
  readonly id: string;
  readonly byCell: readonly number[];
  /** One first-come queue per priority, most urgent first. */
  readonly queues: Patient[][];
  onDuty: number;
  busy: number;
}

/**
 * Runs a scenario once: patients come, wait by priority for each stage of care, may leave unseen, and stay on after
 * care. When staff go off duty, those in care finish first and then leave.
 */
export function simulateOnce(scenario: FlowScenario, random: RandomGenerator): FlowRun {
  const priorities = [...new Set(scenario.levels.map((level) => level.priority))].sort((a, b) => a - b);
  const pools = new Map<string, SkillPool>();
  for (const [id, byCell] of Object.entries(scenario.servers)) {
    pools.set(id, { id, byCell, queues: priorities.map(() => []), onDuty: byCell[0] ?? 0, busy: 0 });
  }
  const queueOf = scenario.levels.map((level) => priorities.indexOf(level.priority));
  const events = new EventQueue<FlowEvent>();
  const horizon = (scenario.levels[0]?.arrivals.length ?? 0) * scenario.stepMinutes;
  const countedFrom = scenario.warmUpSteps * scenario.stepMinutes;
  scheduleArrivals(scenario, countedFrom, random, events);
  for (let at = GRID_MINUTES / 2; at < horizon; at += GRID_MINUTES / 2) events.push(at, { kind: 'grid' });

  const levels = scenario.levels.map(
    (): LevelRun => ({ arrivals: 0, leftUnseen: 0, waited: 0, waits: [], firstStageWaits: 0 }),
  );
  const present: number[] = [];
  const busyMinutes: Record<string, number> = {};
  const dutyMinutes: Record<string, number> = {};
  let inDepartment = 0;
  let clock = 0;

  const startCare = (pool: SkillPool, patient: Patient, at: number): void => {
    const level = scenario.levels[patient.level];
    const run = levels[patient.level];
    if (patient.counted && patient.stage === 0) {
      run.firstStageWaits += at - patient.arrivedAt;
      if (at > patient.arrivedAt) run.waited += 1;
    }
    if (patient.counted && patient.stage === level.stages.length - 1) run.waits.push(at - patient.arrivedAt);
    pool.busy += 1;
    patient.state = 'in-care';
    events.push(at + drawMinutes(level.stages[patient.stage].minutes, random), {
      kind: 'care-ends',
      patient,
    });
  };
  const serveQueue = (pool: SkillPool, at: number): void => {
    for (const queue of pool.queues) {
      while (queue.length > 0 && pool.busy < pool.onDuty) {
        const patient = queue.shift();
        if (patient?.state === 'waiting') startCare(pool, patient, at);
      }
    }
  };
  const joinQueue = (patient: Patient, at: number): void => {
    const level = scenario.levels[patient.level];
    const pool = pools.get(level.stages[patient.stage].skill);
    if (pool === undefined)
      throw new RangeError(`no staff given for skill ${level.stages[patient.stage].skill}`);
    patient.state = 'waiting';
    patient.waitingSince = at;
    pool.queues[queueOf[patient.level]].push(patient);
    serveQueue(pool, at);
  };
  const leave = (patient: Patient): void => {
    patient.state = 'gone';
    inDepartment -= 1;
  };
  const account = (to: number): void => {
    const minutes = Math.min(to, horizon) - Math.max(clock, countedFrom);
    clock = to;
    if (minutes <= 0) return;
    for (const pool of pools.values()) {
      busyMinutes[pool.id] = (busyMinutes[pool.id] ?? 0) + minutes * pool.busy;
      dutyMinutes[pool.id] = (dutyMinutes[pool.id] ?? 0) + minutes * Math.max(pool.busy, pool.onDuty);
    }
  };
  const arrive = (patient: Patient, at: number): void => {
    inDepartment += 1;
    if (patient.counted) levels[patient.level].arrivals += 1;
    const { patienceMinutes } = scenario.levels[patient.level];
    if (patienceMinutes !== null) {
      events.push(at + drawExponential(patienceMinutes, random), { kind: 'patience-ends', patient });
    }
    joinQueue(patient, at);
  };
  const finishCare = (patient: Patient, at: number): void => {
    const level = scenario.levels[patient.level];
    const pool = pools.get(level.stages[patient.stage].skill);
    if (pool === undefined) return;
    pool.busy -= 1;
    patient.stage += 1;
    if (patient.stage < level.stages.length) joinQueue(patient, at);
    else if (level.afterwards === null) leave(patient);
    else {
      patient.state = 'after';
      events.push(at + drawMinutes(level.afterwards, random), { kind: 'departure', patient });
    }
    serveQueue(pool, at);
  };

  for (let next = events.pop(); next !== undefined; next = events.pop()) {
    const { time, event } = next;
    account(time);
    if (event.kind === 'arrival') arrive(event.patient, time);
    else if (event.kind === 'care-ends') finishCare(event.patient, time);
    else if (event.kind === 'departure') leave(event.patient);
    else if (event.kind === 'patience-ends') {
      const { patient } = event;
      const unseen = patient.state === 'waiting';
      if (unseen && patient.counted) {
        levels[patient.level].leftUnseen += 1;
        if (patient.stage === 0) {
          levels[patient.level].firstStageWaits += time - patient.arrivedAt;
          levels[patient.level].waited += 1;
        }
      }
      if (unseen) leave(patient);
    } else if (time % GRID_MINUTES === 0) {
      const cell = time / GRID_MINUTES;
      for (const pool of pools.values()) {
        pool.onDuty = pool.byCell[cell] ?? pool.onDuty;
        serveQueue(pool, time);
      }
    } else if (time >= countedFrom) present.push(inDepartment);
  }
  return { levels, present, busyMinutes, dutyMinutes };
}

function scheduleArrivals(
  scenario: FlowScenario,
  countedFrom: number,
  random: RandomGenerator,
  events: EventQueue<FlowEvent>,
): void {
  scenario.levels.forEach((level: PatientLevel, index) => {
    level.arrivals.forEach((mean, step) => {
      for (let left = drawPoisson(mean, random); left > 0; left -= 1) {
        const arrivedAt = (step + drawUniform(random)) * scenario.stepMinutes;
        const patient: Patient = {
          level: index,
          arrivedAt,
          counted: arrivedAt >= countedFrom,
          stage: 0,
          waitingSince: arrivedAt,
          state: 'waiting',
        };
        events.push(arrivedAt, { kind: 'arrival', patient });
      }
    });
  });
}
