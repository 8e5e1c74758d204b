import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { drawExponential, drawMinutes, drawPoisson, drawUniform } from './draw.js';
import type { FlowScenario } from './scenario.js';

/** A simulated patient. Everything drawn is drawn on arrival, so that two scenarios can meet the very same people. */
export interface Patient {
  readonly level: number;
  readonly arrivedAt: number;
  readonly counted: boolean;
  /** Minutes of care and of delay before it, by stage; minutes of presence after the last. */
  readonly care: readonly number[];
  readonly delays: readonly number[];
  readonly afterwards: number;
  /** Minutes until they would leave unseen. */
  readonly patience: number;
  stage: number;
  waitingSince: number;
  inBed: boolean;
  state: 'waiting' | 'in-care' | 'delayed' | 'gone';
}

/** Everybody who comes in one run, in no order. */
export function drawPatients(scenario: FlowScenario, random: RandomGenerator): readonly Patient[] {
  const { levels, counts, extraCounts, stepMinutes } = scenario;
  const patients: Patient[] = [];
  const extra = xoroshiro128plus(random.next());
  const come = (level: number, step: number, stream: RandomGenerator): void => {
    patients.push(draw(scenario, level, (step + drawUniform(stream)) * stepMinutes, stream));
  };
  if (counts === undefined) {
    levels.forEach((level, index) => {
      level.arrivals.forEach((mean, step) => {
        for (let left = drawPoisson(mean, random); left > 0; left -= 1) come(index, step, random);
      });
    });
  }
  for (const [series, stream] of [
    [counts ?? [], random],
    [extraCounts ?? [], extra],
  ] as const) {
    series.forEach((count, step) => {
      const whole = Math.floor(count) + (drawUniform(stream) < count % 1 ? 1 : 0);
      for (let left = whole; left > 0; left -= 1) come(pickLevel(scenario, step, stream), step, stream);
    });
  }
  return patients;
}

function pickLevel({ levels }: FlowScenario, step: number, random: RandomGenerator): number {
  const total = levels.reduce((sum, level) => sum + level.arrivals[step], 0);
  let left = drawUniform(random) * total;
  for (let index = 0; index < levels.length - 1; index += 1) {
    left -= levels[index].arrivals[step];
    if (left < 0) return index;
  }
  return levels.length - 1;
}

function draw(scenario: FlowScenario, index: number, at: number, random: RandomGenerator): Patient {
  const level = scenario.levels[index];
  const { patienceMinutes, afterwards, stages } = level;
  return {
    level: index,
    arrivedAt: at,
    counted: at >= scenario.warmUpSteps * scenario.stepMinutes,
    care: stages.map(({ minutes }) => drawMinutes(minutes, random)),
    delays: stages.map(({ delay }) => (delay === undefined ? 0 : drawMinutes(delay, random))),
    afterwards: afterwards === null ? 0 : drawMinutes(afterwards, random),
    patience: patienceMinutes === null ? Number.POSITIVE_INFINITY : drawExponential(patienceMinutes, random),
    stage: 0,
    waitingSince: at,
    inBed: false,
    state: 'waiting',
  };
}
