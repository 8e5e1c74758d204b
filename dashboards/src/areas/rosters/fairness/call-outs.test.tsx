import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { always, fakeApi } from '../../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../../testing/render.js';
import { unit } from '../../../testing/samples.js';
import { AccountPage } from './account-page.js';
import { callOutInstants } from './call-outs.js';

const [day, night] = unit.shiftTypes;
const onCall = { ...unit, shiftTypes: [day, { ...night, isNight: false, onCallMinutes: 720 }] };
const callOut = {
  id: 'c1',
  agent: 'a1',
  start: '2026-11-20T02:00:00.000Z',
  end: '2026-11-20T04:00:00.000Z',
  recordedBy: 'Nadia Lemoine',
};
const account = {
  agent: 'a1',
  name: 'Alix Morel',
  year: 2026,
  workingTimeShare: 1,
  months: [],
  callOuts: [callOut],
  annualMinutesDue: 96_420,
};

describe('call-outs', () => {
  it('are recorded by local times, over midnight too, with the rest they break told at once', async () => {
    const sent = fakeApi({
      'GET /units': always({ units: [onCall] }),
      'GET /units/nord-ide/agents/a1/account': always(account),
      'POST /units/nord-ide/call-outs': always({
        callOut,
        restBroken: [
          {
            rule: 'fr-emergency-doctors/rest-after-call-out',
            article: 'CSP, art. R6152-27',
            agent: 'a1',
            day: 1,
            message: { fr: '3 h de repos.', en: '3 h of rest.' },
            hard: true,
            derogable: false,
          },
        ],
      }),
      'DELETE /units/nord-ide/call-outs/c1': always({ removed: 'c1' }),
    });
    await renderPage(
      '/rosters/:unit/agents/:agent',
      <AccountPage />,
      '/rosters/nord-ide/agents/a1?year=2026',
      sessionOf('nursing-supervisor'),
    );
    expect(await screen.findByRole('row', { name: /Fri 20 Nov 03:00 05:00 Nadia Lemoine/ })).toBeTruthy();
    const submit = screen.getByRole('button', { name: /Record a call-out/ });
    expect(submit.getAttribute('aria-disabled')).toBe('true');
    const type = (name: string, value: string) =>
      fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
    type('Day', '19/11/2026');
    fireEvent.blur(screen.getByRole('textbox', { name: 'Day' }));
    type('From', '23:30');
    type('To', '01:15');
    fireEvent.click(screen.getByRole('button', { name: 'Record a call-out' }));
    expect(await screen.findByText('3 h of rest. (CSP, art. R6152-27)')).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      agent: 'a1',
      start: '2026-11-19T22:30:00.000Z',
      end: '2026-11-20T00:15:00.000Z',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Take back the call-out of 20 November 03:00' }));
    await waitFor(() => expect(sent.some(({ method }) => method === 'DELETE')).toBe(true));
  });

  it('need a day and two times of the clock', () => {
    const zone = 'Europe/Paris';
    expect(callOutInstants({ day: '', from: '01:00', to: '02:00' }, zone)).toBeNull();
    expect(callOutInstants({ day: '2026-11-20', from: '25:00', to: '02:00' }, zone)).toBeNull();
    expect(callOutInstants({ day: '2026-11-20', from: '02:00', to: '02:00' }, zone)).toBeNull();
    // Three hours on the clock last four as it goes back.
    expect(callOutInstants({ day: '2026-10-25', from: '00:30', to: '03:30' }, zone)).toEqual({
      start: '2026-10-24T22:30:00.000Z',
      end: '2026-10-25T02:30:00.000Z',
    });
  });
});
