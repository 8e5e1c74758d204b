import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_FR } from '../staffing/default-profile-fr.js';
import { erlangC } from '../staffing/erlang-c.js';
import { compareFlows } from './compare-flows.js';
import type { FlowScenario } from './scenario.js';
import { DEFAULT_PATIENCE, scenarioFromProfile } from './scenario-from-profile.js';
import { simulateFlow } from './simulate-flow.js';

const HOURS = 24 * 8;

const department = (nurses: number, more: Partial<FlowScenario> = {}): FlowScenario => ({
  ...scenarioFromProfile(DEFAULT_PROFILE_FR, {
    arrivals: new Array<number>(HOURS).fill(4),
    stepMinutes: 60,
    warmUpSteps: 24,
    servers: { nurse: new Array<number>(2 * HOURS).fill(nurses) },
    order: ['nurse'],
    patienceMinutes: DEFAULT_PATIENCE,
    spellMinutes: 25,
  }),
  ...more,
});

describe('variants on the same patients', { timeout: 60_000 }, () => {
  it('differ by nothing from themselves, and by patients’ own counts only where asked', () => {
    const counts = new Array<number>(HOURS).fill(4);
    const [base, same, more] = compareFlows(
      [
        () => department(11, { counts }),
        () => department(11, { counts }),
        () => department(11, { counts, extraCounts: new Array<number>(HOURS).fill(0.5) }),
      ],
      8,
      3,
    );
    expect(base.difference.meanWaitMinutes).toEqual({ mean: 0, low: 0, high: 0 });
    expect(same.difference).toEqual(base.difference);
    expect(base.figures.arrivals).toEqual({ mean: 672, low: 672, high: 672 });
    expect(more.difference.arrivals.mean).toBeCloseTo(84, -1);
    expect(more.difference.meanWaitMinutes.low).toBeGreaterThan(0);
  });

  it('show one nurse more as shorter waits, with an interval narrower than two separate ones', () => {
    const [base, more] = compareFlows([() => department(10), () => department(11)], 10, 1);
    expect(more.difference.meanWaitMinutes.high).toBeLessThan(0);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(more.difference.meanWaitMinutes)).toBeLessThan(
      width(base.figures.meanWaitMinutes) + width(more.figures.meanWaitMinutes),
    );
  });
});

describe('beds', { timeout: 60_000 }, () => {
  const ward = (beds: number | undefined): FlowScenario => ({
    stepMinutes: 60,
    warmUpSteps: 100,
    levels: [
      {
        id: 'all',
        priority: 1,
        arrivals: new Array<number>(1600).fill(8),
        stages: [{ skill: 'nurse', minutes: { kind: 'exponential', meanMinutes: 60 } }],
        afterwards: null,
        patienceMinutes: null,
        targetMinutes: 15,
      },
    ],
    servers: { nurse: new Array<number>(3200).fill(40) },
    ...(beds === undefined ? {} : { beds }),
  });

  it('hold patients back as so many servers would: Erlang-C(8, 10) = 0.409180', () => {
    const { levels } = simulateFlow(() => ward(10), 8, 2);
    expect(Math.abs(levels[0].probabilityOfWaiting.mean - erlangC(8, 10))).toBeLessThan(0.02);
    expect(simulateFlow(() => ward(undefined), 1, 2).levels[0].probabilityOfWaiting.mean).toBe(0);
  });

  it('are held through delays and presence after care (Little)', () => {
    const scenario = ward(60);
    const level = {
      ...scenario.levels[0],
      stages: [
        ...scenario.levels[0].stages,
        {
          skill: 'nurse',
          minutes: { kind: 'fixed' as const, minutes: 10 },
          delay: { kind: 'fixed' as const, minutes: 50 },
        },
      ],
      seenStage: 0,
      afterwards: { kind: 'fixed' as const, minutes: 60 },
    };
    const { present } = simulateFlow(() => ({ ...scenario, levels: [level] }), 3, 2);
    const mean = present.reduce((sum, cell) => sum + cell.mean, 0) / present.length;
    // 8 an hour × 3 h of presence.
    expect(Math.abs(mean - 24)).toBeLessThan(0.6);
  });
});

describe('care in spells', () => {
  it('keeps a profile’s work and stay', () => {
    const acuity = DEFAULT_PROFILE_FR.acuities[4];
    const level = department(10).levels[4];
    const stay = 135 * Math.exp(0.32);
    const care = level.stages.reduce(
      (sum, { minutes }) => sum + (minutes.kind === 'exponential' ? minutes.meanMinutes : 0),
      0,
    );
    const delays = level.stages.reduce(
      (sum, { delay }) => sum + (delay?.kind === 'exponential' ? delay.meanMinutes : 0),
      level.afterwards?.kind === 'exponential' ? level.afterwards.meanMinutes : 0,
    );
    expect(acuity.id).toBe('4');
    expect(care).toBeCloseTo((15 / 60) * stay, 6);
    expect(care + delays).toBeCloseTo(stay, 6);
    // A reception of 8 minutes, then spells of about 25.
    expect(level.stages).toHaveLength(3);
  });

  it('lets nobody leave unseen once seen', () => {
    const seen = department(60);
    const { leftUnseen } = simulateFlow(() => seen, 2, 1);
    expect(leftUnseen.mean).toBe(0);
  });
});
