import { describe, expect, it } from 'vitest';
import { judgeLaws } from '../rules/judge-laws.js';
import { frHospitalPack } from '../rules/packs/fr-hospital.js';
import { demoUnit } from './demo-unit.js';

const STARTS = ['2026-11-30', '2026-06-03', '2026-10-25', '2026-03-29'];

const rhythm = 'staggered';

describe('the past of the unit with staggered days', () => {
  it.each(STARTS)('is legal before %s', (start) => {
    const { problem } = demoUnit(start, 1, { rhythm });
    const first = new Date(Date.parse(start) - 14 * 86_400_000).toISOString().slice(0, 10);
    const before = {
      ...problem,
      period: { start: first, days: 14, zone: 'Europe/Paris' },
      agents: problem.agents.map((agent) => ({ ...agent, past: [], leave: [] })),
    };
    const roster = Object.fromEntries(
      problem.agents.map(({ id, past = [] }) => {
        const cells = new Array<string>(14).fill('');
        for (const { day, shift } of past) cells[14 + day] = shift;
        return [id, cells];
      }),
    );
    expect(judgeLaws(before, roster, frHospitalPack())).toEqual([]);
  });

  it.each(STARTS)('staffs every day and night, the eve too, before %s', (start) => {
    const { problem } = demoUnit(start, 1, { rhythm });
    for (let day = -14; day < 0; day += 1) {
      const of = (night: boolean) =>
        problem.agents.filter(({ past = [] }) =>
          past.some((worked) => worked.day === day && (worked.shift === 'N') === night),
        ).length;
      expect(of(true)).toBeGreaterThanOrEqual(7);
      expect(of(false)).toBeGreaterThanOrEqual(4);
    }
  });
});
