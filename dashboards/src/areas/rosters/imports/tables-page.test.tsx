import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { always, fakeApi } from '../../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../../testing/render.js';
import { unit } from '../../../testing/samples.js';
import { TablesPage } from './tables-page.js';

const report = {
  dryRun: true,
  added: 1,
  changed: 0,
  unchanged: 0,
  rejected: 1,
  rows: [
    { row: 2, outcome: 'added', column: '', value: '', expected: '' },
    { row: 3, outcome: 'rejected', column: 'du', value: '31/02/2026', expected: 'a date' },
  ],
};

it('tries a file without saving and tells of each refused row', async () => {
  const sent = fakeApi({
    'GET /units': always({ units: [unit] }),
    'POST /units/nord-ide/tables/leave': always(report),
  });
  await renderPage(
    '/rosters/:unit/tables',
    <TablesPage />,
    '/rosters/nord-ide/tables?table=leave',
    sessionOf('nursing-supervisor'),
  );
  const button = await screen.findByRole('button', { name: /^Try without saving/ });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  const input = document.querySelector('input[type=file]');
  if (input === null) throw new Error('no file input');
  fireEvent.change(input, { target: { files: [new File(['agent;du\né'], 'leave.csv')] } });
  fireEvent.click(await screen.findByRole('button', { name: 'Try without saving' }));
  await screen.findByText('31/02/2026');
  expect(screen.getAllByRole('row')).toHaveLength(2);
  const body = sent.find(({ method }) => method === 'POST')?.body;
  expect(body).toEqual({ name: 'leave.csv', content: btoa('agent;du\n\xc3\xa9'), dryRun: true });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Refused rows only' }));
  expect(screen.getAllByRole('row')).toHaveLength(3);
});
