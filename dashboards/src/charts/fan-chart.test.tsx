import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderElement } from '../testing/render.js';
import { forecastOf } from '../testing/samples.js';
import { FanChart } from './fan-chart.js';
import { actualRows, fanRows, forecastRows } from './fan-data.js';

const origin = Date.parse('2026-11-22T06:00:00Z');
const rows = fanRows(
  actualRows(
    {
      hours: [{ hour: '2026-11-22T05:00:00Z', arrivals: 4, presentAtEnd: 28 }],
      knownUntil: '2026-11-22T06:10:00Z',
    },
    'present',
    0,
  ),
  forecastRows(forecastOf(), origin + 24 * 3_600_000),
);
const chart = (
  <FanChart
    id="present"
    title="Patients present"
    rows={rows}
    zone="Europe/Paris"
    now={origin}
    capacity={45}
  />
);

it('says in one sentence what the chart shows', async () => {
  await renderElement(chart);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    'Patients present. Peak of the median: 53, Mon 23 Nov 06:00; 80% interval: 45 – 61.',
  );
});

it('turns into a table with every figure, and the address remembers', async () => {
  const { address } = await renderElement(chart);
  fireEvent.click(screen.getByRole('button', { name: 'Table: Patients present' }));
  const table = screen.getByRole('table', { name: 'Patients present' });
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((cell) => cell.textContent),
  ).toEqual(['Time', 'Observed', 'Forecast median', '50% interval', '80% interval', '95% interval']);
  const first = within(table).getByRole('row', { name: /^Sun 22 Nov 07:00/ });
  expect(
    within(first)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['28', '30', '25 – 35', '22 – 38', '20 – 40']);
  expect(within(table).getAllByRole('row')).toHaveLength(1 + 24);
  expect(address()).toBe('/?table=present');
  fireEvent.click(screen.getByRole('button', { name: 'Chart: Patients present' }));
  expect(address()).toBe('/');
});

it('opens as a table from the address', async () => {
  await renderElement(chart, '/?table=other,present', 'fr');
  expect(screen.getByRole('columnheader', { name: 'Médiane prévue' })).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
});
