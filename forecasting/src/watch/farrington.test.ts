import { describe, expect, it } from 'vitest';
import { countDistribution } from '../distribution/count-distribution.js';
import { seededUniform, type Uniform } from '../flow/uniform.js';
import { farringtonWeek } from './farrington.js';
import { quasiPoisson } from './quasi-poisson.js';

/** Noufaily et al. 2013's simulation model: log μ = θ + βt + γ(cos + sin of the year), variance φμ. */
interface Scenario {
  readonly theta: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

function draw(uniform: Uniform, { theta, beta, gamma, phi }: Scenario, t: number): number {
  const year = (2 * Math.PI * t) / (365.25 / 7);
  const mean = Math.exp(theta + beta * t + gamma * (Math.cos(year) + Math.sin(year)));
  const { first, cumulative } = countDistribution(mean, (phi - 1) / mean);
  const level = uniform();
  return first + cumulative.findIndex((probability) => probability >= level);
}

describe('quasi-Poisson regression', () => {
  it('fits group means exactly, with φ = χ²/(n − p)', () => {
    const rows = [
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ];
    const fit = quasiPoisson(rows, [2, 4, 6, 10, 20], [1, 1, 1, 1, 1]);
    expect(Array.from(fit.fitted.slice(2, 4))).toEqual([expect.closeTo(4, 5), expect.closeTo(15, 5)]);
    // χ² = 4/4 + 0 + 4/4 + 25/15 + 25/15 = 16/3 over 3 degrees of freedom.
    expect(fit.dispersion).toBeCloseTo(16 / 9, 5);
    // Leverages of means of three and two.
    expect(fit.leverage[0]).toBeCloseTo(1 / 3, 5);
    expect(fit.leverage[4]).toBeCloseTo(1 / 2, 5);
  });

  it('agrees with a published Poisson fit: AIDS deaths in Australia 1983–86 (Dobson 1990; log time)', () => {
    const deaths = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45];
    const fit = quasiPoisson(
      deaths.map((_, i) => [1, Math.log(i + 1)]),
      deaths,
      new Float64Array(14).fill(1),
    );
    // R: glm(deaths ~ log(period), poisson): −1.9442, 2.1748.
    expect(fit.coefficients[0]).toBeCloseTo(-1.944, 2);
    expect(fit.coefficients[1]).toBeCloseTo(2.175, 2);
  });
});

describe('Farrington', () => {
  it.each([
    ['steady', { theta: 3, beta: 0, gamma: 0, phi: 1.5 }],
    ['rising and seasonal', { theta: 2.5, beta: 0.002, gamma: 0.3, phi: 1.5 }],
    ['large', { theta: 5.5, beta: 0.0005, gamma: 0.2, phi: 3 }],
  ])('raises its nominal 1 %% of false alarms a week: %s', (_, scenario) => {
    const uniform = seededUniform(7);
    let [alerts, weeks] = [0, 0];
    for (let run = 0; run < 12; run++) {
      const counts = Float64Array.from({ length: 340 }, (_, t) => draw(uniform, scenario, t));
      for (let week = 290; week < 340; week++) {
        const judged = farringtonWeek(counts, week);
        if (judged === undefined) continue;
        weeks++;
        if (judged.alert) alerts++;
      }
    }
    expect(weeks).toBe(600);
    // 600 weeks: 1 % within three standard errors (0.0122) and the small cost of an estimated mean.
    expect(alerts / weeks).toBeLessThan(0.0222);
    expect(alerts / weeks).toBeGreaterThan(0);
  });

  it('sees an epidemic at its first large week and is not blinded by one in the baseline', () => {
    const uniform = seededUniform(8);
    const scenario = { theta: 4, beta: 0, gamma: 0.2, phi: 1.5 };
    const counts = Float64Array.from({ length: 300 }, (_, t) => draw(uniform, scenario, t));
    for (let week = 180; week < 188; week++) counts[week] *= 3;
    const clean = farringtonWeek(counts, 288);
    counts[288] *= 2.5;
    const during = farringtonWeek(counts, 288);
    expect(clean?.alert).toBe(false);
    expect(during).toMatchObject({ alert: true });
    expect(during?.probability).toBeLessThan(0.001);
    expect(during?.expected).toBeGreaterThan(40);
    expect(during?.expected).toBeLessThan(85);
  });

  it('does not shout at four cases in four weeks, nor answer without a year before', () => {
    const counts = new Float64Array(200);
    counts[199] = 4;
    expect(farringtonWeek(counts, 199)?.alert).toBe(false);
    counts[199] = 5;
    expect(farringtonWeek(counts, 199)?.alert).toBe(true);
    expect(farringtonWeek(counts, 60)).toBeUndefined();
  });
});
