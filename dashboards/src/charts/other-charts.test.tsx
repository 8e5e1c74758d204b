import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderElement } from '../testing/render.js';
import { CostCurve } from './cost-curve.js';
import { coverByDay } from './cover-data.js';
import { CoverStrip } from './cover-strip.js';
import { DayCover } from './day-cover.js';
import { HeatMap } from './heat-map.js';

const slot = (start: string, planned: number, shortProbability: number) => ({
  start,
  skill: 'nurse',
  q50: 8,
  q80: 10,
  required: 10,
  planned,
  shortProbability,
});
const days = coverByDay(
  [slot('2026-11-22T23:00:00Z', 9, 0.2), slot('2026-11-23T23:30:00Z', 12, 0.01)],
  'nurse',
  '2026-11-23',
  2,
  'Europe/Paris',
);
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

it('the cover strip’s twin has a row a day', async () => {
  await renderElement(
    <CoverStrip days={days} skill="nurse" chosen={0} onChoose={vi.fn()} />,
    '/?table=cover',
  );
  expect(cells(screen.getByRole('row', { name: /Mon 23 Nov/ }))).toEqual(['0.5', '0', '−1', '20%']);
  expect(cells(screen.getByRole('row', { name: /Tue 24 Nov/ }))).toEqual(['0', '0.5', '0', '1%']);
});

it('a day’s cover has a twin with the zone’s own clock', async () => {
  const [day] = days;
  if (day === undefined) throw new Error('no day');
  await renderElement(<DayCover day={day} zone="Europe/Paris" skill="nurse" />, '/?table=day');
  expect(cells(screen.getByRole('row', { name: /^00:00 \(\+01:00\)/ }))).toEqual([
    '8',
    '10',
    '10',
    '9',
    '20%',
  ]);
});

it('the cost curve’s twin shows cost, bound and gap by second', async () => {
  const history = [
    { seconds: 1, cost: 900, bound: null, gap: null },
    { seconds: 4, cost: 640, bound: 600, gap: 0.0625 },
  ];
  await renderElement(<CostCurve history={history} />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('After 4 s: cost 640, bound 600.');
  fireEvent.click(screen.getByRole('button', { name: 'Table: Cost and bound' }));
  expect(cells(screen.getByRole('row', { name: /^4 / }))).toEqual(['640', '600', '6.25%']);
});

it('the heat map is itself a table: Monday first, a figure in each cell, a dash without data', async () => {
  const mean = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_, hour) => (day === 6 && hour === 3 ? null : day + hour / 10)),
  );
  await renderElement(<HeatMap title="Mean arrivals" note="Twelve weeks" mean={mean} />, '/', 'fr');
  const rows = screen.getAllByRole('row');
  expect(within(rows[1] ?? document.body).getByRole('rowheader').textContent).toBe('lundi');
  expect(cells(rows[7] ?? document.body).slice(2, 5)).toEqual(['6,2', '–', '6,4']);
});
