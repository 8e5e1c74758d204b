import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { always, fakeApi } from '../../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../../testing/render.js';
import { rosterOf, unit } from '../../../testing/samples.js';
import { RosterPage } from '../roster-page.js';

const base = '/units/nord-ide/rosters/r1';
const place = { agent: 'a2', day: 3 };
const option = {
  kind: 'overtime',
  moves: [{ ...place, from: null, to: 'N' }],
  called: [
    {
      ...place,
      shift: 'N',
      overtimeMinutes: 690,
      rest: { before: 720, after: 1440, was: 2880, sevenDays: 2760, daysOnEnd: 2 },
      share: {
        minutes: 2880,
        contractMinutes: 2100,
        nights: 2,
        fairNights: 1.5,
        weekendDays: 0,
        fairWeekendDays: 0.4,
      },
      lateNotice: { fr: 'Modification 24 h avant', en: 'Changed 24 h before the shift' },
    },
  ],
  costChange: -100,
  price: -60,
};
const replacements = {
  agent: 'a1',
  day: 3,
  shift: 'N',
  options: [option],
  excluded: [
    {
      agent: 'a3',
      reasons: [
        {
          rule: 'fr-hospital/daily-rest',
          article: 'décret 2002-9, art. 6',
          message: { fr: '0 h de repos', en: '0 h of rest before the shift' },
        },
      ],
    },
  ],
};

describe('an absence', () => {
  it('is opened from a published cell’s menu, covered by the first choice, and becomes a new draft', async () => {
    const published = rosterOf({ status: 'published', publishedAt: '2026-11-22T06:00:00Z' });
    const sent = fakeApi({
      'GET /units': always({ units: [unit] }),
      [`GET ${base}`]: always(published),
      [`POST ${base}/replacements`]: always(replacements),
      [`POST ${base}/revisions`]: always({ ...rosterOf(), id: 'r2', revision: 0 }),
    });
    const { address } = await renderPage(
      '/rosters/:unit/:roster',
      <RosterPage />,
      '/rosters/nord-ide/r1?agent=a1&day=3',
      sessionOf('nursing-supervisor'),
    );
    fireEvent.keyDown(
      await screen.findByRole('gridcell', { name: /Alix Morel, Thursday 10 December: Night/ }),
      {
        key: 'Enter',
      },
    );
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Absence to cover…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Absence to cover' });
    expect(address()).toContain('dialog=absence&who=a1&from=3&to=3');
    expect(within(dialog).getByText('No cause is asked for or kept.')).toBeTruthy();
    expect(await within(dialog).findByText(/12 h before, 24 h after, instead of 48 h on end/)).toBeTruthy();
    expect(within(dialog).getByText(/0 h of rest before the shift \(décret 2002-9, art. 6\)/)).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: /^Choose – Bilal Roux takes Night/ }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Record and cover (1)' }));
    await waitFor(() => expect(sent.some(({ path }) => path === `${base}/revisions`)).toBe(true));
    expect(sent.find(({ path }) => path === `${base}/replacements`)?.body).toMatchObject({
      agent: 'a1',
      day: 3,
    });
    expect(sent.find(({ path }) => path === `${base}/revisions`)?.body).toEqual({
      revision: 3,
      absences: [{ agent: 'a1', fromDay: 3, toDay: 3 }],
      cells: [{ agent: 'a2', day: 3, shift: 'N' }],
      overtime: [{ agent: 'a2', day: 3 }],
    });
  });
});
