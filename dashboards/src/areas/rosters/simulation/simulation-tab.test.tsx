import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { always, fakeApi } from '../../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../../testing/render.js';
import { rosterOf, unit } from '../../../testing/samples.js';
import type { RosterSimulation, StaffingCorrection } from './queries.js';
import { SimulationTab } from './simulation-tab.js';

const about = (mean: number) => ({ mean, low: mean * 0.9, high: mean * 1.1 });

const simulation: RosterSimulation = {
  unit: 'nord-ide',
  roster: 'r1',
  revision: 3,
  forecastId: 'f1',
  from: '2026-12-07',
  days: 1,
  runs: 40,
  seed: 1,
  rostered: ['nurse'],
  assumed: ['doctor'],
  seenBy: 'doctor',
  simulated: true,
  levels: [
    {
      level: '3A',
      targetMinutes: 60,
      arrivalsPerDay: about(17),
      waitMinutes: about(20),
      medianWaitMinutes: 18,
      p90WaitMinutes: 44,
      withinTarget: { mean: 0.97, low: 0.96, high: 0.98 },
      leftUnseen: { mean: 0, low: 0, high: 0 },
    },
  ],
  leftUnseen: { mean: 0.013, low: 0.012, high: 0.015 },
  skills: [
    {
      skill: 'nurse',
      utilisation: { mean: 0.65, low: 0.64, high: 0.66 },
      delayed: { mean: 0.19, low: 0.18, high: 0.2 },
    },
  ],
  present: Array.from({ length: 24 }, (_, hour) => ({
    start: new Date(Date.parse('2026-12-06T23:00:00Z') + hour * 3_600_000).toISOString(),
    mean: hour === 18 ? 30 : 20,
    q10: 15,
    q90: 36,
  })),
};

const correction: StaffingCorrection = {
  unit: 'nord-ide',
  forecastId: 'f1',
  from: '2026-12-07',
  days: 7,
  runs: 20,
  skills: [
    {
      skill: 'nurse',
      promised: 0.2,
      measured: { mean: 0.25, low: 0.23, high: 0.27 },
      factor: 1.15,
      corrected: { mean: 0.19, low: 0.17, high: 0.21 },
      applied: 1,
    },
  ],
};

const path = '/units/nord-ide/staffing-correction';

function open() {
  const sent = fakeApi({
    'GET /units/nord-ide/rosters/r1/simulation': always(simulation),
    [`GET ${path}`]: always(correction),
    [`PUT ${path}`]: always({ factors: [{ skill: 'nurse', factor: 1.15 }] }),
  });
  const tab = <SimulationTab roster={rosterOf()} unit={unit} />;
  return renderPage('/r', tab, '/r', sessionOf('nursing-supervisor')).then((view) => ({ ...view, sent }));
}

describe('a roster simulated', () => {
  it('tells waits by triage level with their intervals, and what they stand on', async () => {
    await open();
    const row = (await screen.findByRole('rowheader', { name: 'Triage 3A' })).closest('tr');
    expect(row?.textContent).toContain('20 (18–22)');
    expect(row?.textContent).toContain('97% (96%–98%)');
    screen.getByText('Left without being seen, all levels: 1.3% (1.2%–1.5%).');
    screen.getByText(/Taken to be staffed as the forecast requires: Doctor\./);
    screen.getByRole('img', { name: 'Most patients present on average: 30, on Monday 7 December.' });
  });

  it('gives the chart a table, kept in the address', async () => {
    const { address } = await open();
    fireEvent.click(await screen.findByRole('button', { name: /^Table: Patients present/ }));
    const table = await screen.findByRole('table', { name: 'Patients present' });
    within(table).getByRole('cell', { name: '36' });
    expect(address()).toContain('table=present');
  });

  it('applies the measured factors only with a reason', async () => {
    const { sent } = await open();
    const apply = await screen.findByRole('button', { name: /^Apply these factors/ });
    expect(apply.getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(screen.getByRole('textbox', { name: 'Reason (recorded)' }), {
      target: { value: 'measured this week' },
    });
    fireEvent.click(screen.getByRole('button', { name: /^Apply these factors/ }));
    await screen.findByText('The factors are recorded; the required staff is computed with them.');
    await waitFor(() =>
      expect(sent.find((item) => item.method === 'PUT')?.body).toEqual({
        reason: 'measured this week',
        factors: [{ skill: 'nurse', factor: 1.15 }],
      }),
    );
  });
});
