import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { GRID_MINUTES } from '../staffing/offered-load.js';
import { EventQueue } from './event-queue.js';
import { drawPatients, type Patient } from './patient.js';
import type { FlowScenario, PatientLevel } from './scenario.js';

/** What happened to the counted patients of one level in one run. */
export interface LevelRun {
  arrivals: number;
  leftUnseen: number;
  /** Patients who waited at all before their first stage. */
  waited: number;
  /** Minutes from arrival to being seen, of those seen. */
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
  /** Spells of care that were due in the counted time, and those that found nobody free, by skill. */
  readonly spells: Readonly<Record<string, number>>;
  readonly delayedSpells: Readonly<Record<string, number>>;
}

type FlowEvent =
  | {
      readonly kind: 'arrival' | 'care-ends' | 'delay-ends' | 'patience-ends' | 'departure';
      readonly patient: Patient;
    }
  | { readonly kind: 'grid' };

interface SkillPool {
  readonly id: string;
  readonly byCell: readonly number[];
  /** One first-come queue per priority, most urgent first. */
  readonly queues: Patient[][];
  onDuty: number;
  busy: number;
}

const seenStageOf = (level: PatientLevel): number => level.seenStage ?? level.stages.length - 1;

/**
 * Runs a scenario once: patients come, wait by priority for each stage of care (and for a bed before they are seen),
 * may leave unseen, and stay on after care. When staff go off duty, those in care finish first and then leave.
 */
export function simulateOnce(scenario: FlowScenario, random: RandomGenerator): FlowRun {
  const priorities = [...new Set(scenario.levels.map((level) => level.priority))].sort((a, b) => a - b);
  const pools = new Map<string, SkillPool>();
  for (const [id, byCell] of Object.entries(scenario.servers)) {
    pools.set(id, { id, byCell, queues: priorities.map(() => []), onDuty: byCell[0] ?? 0, busy: 0 });
  }
  const queueOf = scenario.levels.map((level) => priorities.indexOf(level.priority));
  const forBed: readonly Patient[][] = priorities.map(() => []);
  let freeBeds = scenario.beds ?? Number.POSITIVE_INFINITY;
  const events = new EventQueue<FlowEvent>();
  const horizon = (scenario.levels[0]?.arrivals.length ?? 0) * scenario.stepMinutes;
  const countedFrom = scenario.warmUpSteps * scenario.stepMinutes;
  for (const patient of drawPatients(scenario, random))
    events.push(patient.arrivedAt, { kind: 'arrival', patient });
  for (let at = GRID_MINUTES / 2; at < horizon; at += GRID_MINUTES / 2) events.push(at, { kind: 'grid' });

  const levels = scenario.levels.map(
    (): LevelRun => ({ arrivals: 0, leftUnseen: 0, waited: 0, waits: [], firstStageWaits: 0 }),
  );
  const present: number[] = [];
  const busyMinutes: Record<string, number> = {};
  const dutyMinutes: Record<string, number> = {};
  const spells: Record<string, number> = {};
  const delayedSpells: Record<string, number> = {};
  let inDepartment = 0;
  let clock = 0;

  const poolOf = (patient: Patient): SkillPool => {
    const { skill } = scenario.levels[patient.level].stages[patient.stage];
    const pool = pools.get(skill);
    if (pool === undefined) throw new RangeError(`no staff given for skill ${skill}`);
    return pool;
  };
  const startCare = (pool: SkillPool, patient: Patient, at: number): void => {
    const level = scenario.levels[patient.level];
    const run = levels[patient.level];
    if (patient.counted && patient.stage === 0) {
      run.firstStageWaits += at - patient.arrivedAt;
      if (at > patient.arrivedAt) run.waited += 1;
    }
    if (patient.counted && patient.stage === seenStageOf(level)) run.waits.push(at - patient.arrivedAt);
    if (at >= countedFrom) {
      spells[pool.id] = (spells[pool.id] ?? 0) + 1;
      if (at > patient.waitingSince) delayedSpells[pool.id] = (delayedSpells[pool.id] ?? 0) + 1;
    }
    pool.busy += 1;
    patient.state = 'in-care';
    events.push(at + patient.care[patient.stage], { kind: 'care-ends', patient });
  };
  const serveQueue = (pool: SkillPool, at: number): void => {
    for (const queue of pool.queues) {
      while (queue.length > 0 && pool.busy < pool.onDuty) {
        const patient = queue.shift();
        if (patient?.state === 'waiting') startCare(pool, patient, at);
      }
    }
  };
  const joinStaff = (patient: Patient, at: number): void => {
    const pool = poolOf(patient);
    patient.waitingSince = at;
    pool.queues[queueOf[patient.level]].push(patient);
    serveQueue(pool, at);
  };
  const placeInBeds = (at: number): void => {
    for (const queue of forBed) {
      while (queue.length > 0 && freeBeds > 0) {
        const patient = queue.shift();
        if (patient?.state !== 'waiting') continue;
        freeBeds -= 1;
        patient.inBed = true;
        joinStaff(patient, at);
      }
    }
  };
  const joinQueue = (patient: Patient, at: number): void => {
    patient.state = 'waiting';
    const needsBed = scenario.beds !== undefined && !patient.inBed;
    if (!needsBed || patient.stage !== seenStageOf(scenario.levels[patient.level])) joinStaff(patient, at);
    else {
      forBed[queueOf[patient.level]].push(patient);
      placeInBeds(at);
    }
  };
  const leave = (patient: Patient, at: number): void => {
    patient.state = 'gone';
    inDepartment -= 1;
    if (!patient.inBed) return;
    freeBeds += 1;
    placeInBeds(at);
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
    if (Number.isFinite(patient.patience))
      events.push(at + patient.patience, { kind: 'patience-ends', patient });
    joinQueue(patient, at);
  };
  const finishCare = (patient: Patient, at: number): void => {
    const level = scenario.levels[patient.level];
    const pool = poolOf(patient);
    pool.busy -= 1;
    patient.stage += 1;
    if (patient.stage >= level.stages.length) {
      patient.state = 'delayed';
      if (level.afterwards === null) leave(patient, at);
      else events.push(at + patient.afterwards, { kind: 'departure', patient });
    } else if (patient.delays[patient.stage] > 0) {
      patient.state = 'delayed';
      events.push(at + patient.delays[patient.stage], { kind: 'delay-ends', patient });
    } else joinQueue(patient, at);
    serveQueue(pool, at);
  };
  const losePatience = (patient: Patient, at: number): void => {
    if (patient.state !== 'waiting' || patient.stage > seenStageOf(scenario.levels[patient.level])) return;
    if (patient.counted) {
      const run = levels[patient.level];
      run.leftUnseen += 1;
      if (patient.stage === 0) {
        run.firstStageWaits += at - patient.arrivedAt;
        run.waited += 1;
      }
    }
    leave(patient, at);
  };

  for (let next = events.pop(); next !== undefined; next = events.pop()) {
    const { time, event } = next;
    account(time);
    if (event.kind === 'grid') {
      if (time % GRID_MINUTES === 0) {
        const cell = time / GRID_MINUTES;
        for (const pool of pools.values()) {
          pool.onDuty = pool.byCell[cell] ?? pool.onDuty;
          serveQueue(pool, time);
        }
      } else if (time >= countedFrom) present.push(inDepartment);
    } else if (event.kind === 'arrival') arrive(event.patient, time);
    else if (event.kind === 'care-ends') finishCare(event.patient, time);
    else if (event.kind === 'delay-ends') joinQueue(event.patient, time);
    else if (event.kind === 'departure') leave(event.patient, time);
    else losePatience(event.patient, time);
  }
  return { levels, present, busyMinutes, dutyMinutes, spells, delayedSpells };
}
