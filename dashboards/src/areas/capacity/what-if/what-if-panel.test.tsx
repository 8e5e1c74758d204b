import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { always, fakeApi } from '../../../testing/fake-api.js';
import { renderElement } from '../../../testing/render.js';
import { site, unit } from '../../../testing/samples.js';
import type { WhatIf } from './queries.js';
import { WhatIfPanel } from './what-if-panel.js';

const around = (mean: number, half: number) => ({ mean, low: mean - half, high: mean + half });

const figures = (wait: number): WhatIf['base'] => ({
  arrivals: around(700, 10),
  meanWaitMinutes: around(wait, 2),
  withinTarget: around(0.9, 0.01),
  leftUnseen: around(0.02, 0.004),
  meanPresent: around(20, 1),
  peakPresent: around(44, 2),
});

const difference = (wait: number): WhatIf['base'] => ({
  ...figures(0),
  meanWaitMinutes: around(wait, 0.5),
  withinTarget: around(0.005, 0.001),
  leftUnseen: around(-0.001, 0.002),
});

const answer: WhatIf = {
  unit: 'nord-ide',
  forecastId: 'f1',
  from: '2026-12-07',
  days: 7,
  runs: 40,
  seed: 1,
  rostered: ['nurse'],
  assumed: [],
  seenBy: 'doctor',
  simulated: true,
  roster: 'r1',
  beds: 45,
  base: figures(35),
  variants: [{ change: 'staff', figures: figures(33), difference: difference(-2) }],
};

it('asks when a person does, keeps the changes in the address, and says what is better or unsure', async () => {
  const sent = fakeApi({ 'GET /units/nord-ide/what-if': always(answer) });
  const { address } = await renderElement(<WhatIfPanel sites={[site]} units={[unit]} />);
  await screen.findByRole('button', { name: 'Simulate' });
  expect(sent).toEqual([]);
  fireEvent.change(screen.getByRole('textbox', { name: 'More agents (at every hour)' }), {
    target: { value: '2' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Simulate' }));
  const row = (await screen.findByRole('rowheader', { name: '+2 agent(s): Nurse' })).closest('tr');
  expect(row?.textContent).toContain('−2 (−2.5 to −1.5) · better');
  expect(row?.textContent).toContain('+0.5 pt (+0.4 pt to +0.6 pt) · better');
  expect(row?.textContent).toContain('no sure difference');
  screen.getByText(/Beds of the unit: 45\./);
  expect(address()).toContain('what-if=nord-ide');
  expect(address()).toContain('staff=2');
});
