import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { always, fakeApi } from '../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../testing/render.js';
import { forecastOf, site } from '../../testing/samples.js';
import { EmergencyPage } from './emergency-page.js';

const now = new Date('2026-11-22T06:20:00Z');

const presence = {
  presence: { at: '2026-11-22T06:19:30Z', present: 51, boarding: 6, byTriage: {}, byMode: {} },
  knownUntil: '2026-11-22T06:19:30Z',
};

function open(answers: Parameters<typeof fakeApi>[0] = {}, at = '/emergency/nord') {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const sent = fakeApi({
    'GET /sites': always({ sites: [site] }),
    'GET /sites/nord/presence': always(presence),
    'GET /sites/nord/arrivals': always({
      hours: [
        { hour: '2026-11-22T05:00:00Z', arrivals: 7, presentAtEnd: 49 },
        { hour: '2026-11-22T06:00:00Z', arrivals: 2, presentAtEnd: null },
      ],
      knownFrom: '2024-11-01T00:00:00Z',
      knownUntil: '2026-11-22T06:19:30Z',
    }),
    'GET /sites/nord/heatmap': always({
      mean: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 3)),
    }),
    'GET /sites/nord/forecast': ({ path }) => ({
      body: {
        forecast: forecastOf({ quantity: path.includes('quantity=arrivals') ? 'arrivals' : 'present' }),
        explanation: [
          { term: 'weekday', factor: 1.14 },
          { term: 'holiday:easter-monday', factor: 0.94 },
        ],
        status: { state: 'ready', detail: '', progress: null },
      },
    }),
    'GET /sites/nord/threshold': ({ path }) => ({
      body: {
        above: Number(new URLSearchParams(path.split('?')[1]).get('above')),
        within: [2, 4, 8, 24].map((hours) => ({ hours, probability: hours / 100 })),
      },
    }),
    'GET /sites/nord/forecast-record': always({ overall: forecastOf().record, byLead: [] }),
    'GET /sites/nord/sources': always({ sources: [] }),
    ...answers,
  });
  return renderPage('/emergency/:site?', <EmergencyPage />, at, sessionOf('emergency-manager')).then(
    (view) => ({
      ...view,
      sent,
    }),
  );
}

const tile = (label: string) =>
  screen.findByText(label).then((term) => within(term.parentElement ?? document.body));

describe('the emergency page', () => {
  it('shows the department in figures, and says that data are simulated', async () => {
    await open();
    expect(await (await tile('Present now')).findByText('51')).toBeTruthy();
    expect((await tile('Present now')).getByText('113% of capacity (45)')).toBeTruthy();
    expect(await (await tile('Boarding')).findByText('6')).toBeTruthy();
    expect(await (await tile('Arrivals, last hour')).findByText('7')).toBeTruthy();
    expect((await tile('Last data')).getByText('30 s')).toBeTruthy();
    expect(screen.getAllByText('Simulated data').length).toBeGreaterThan(0);
  });

  it('puts the measured record and the explanation beside the forecast', async () => {
    await open();
    expect(
      (await screen.findAllByText(/79% inside the 80% interval.*pinball 1.17 against 1.61.*27% better/))
        .length,
    ).toBe(2);
    expect(await screen.findByText('Weekday')).toBeTruthy();
    expect(screen.getByText('+14%')).toBeTruthy();
    expect(screen.getByText('Public holiday (easter monday)')).toBeTruthy();
    expect(screen.getByText('+7%')).toBeTruthy();
  });

  it('asks for the threshold in the address, and for the capacity without one', async () => {
    const { sent } = await open();
    expect(await screen.findByText('24%')).toBeTruthy();
    expect(sent.some((item) => item.path.includes('quantity=present&above=45'))).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: 'Threshold (patients present)' }), {
      target: { value: '60' },
    });
    await waitFor(() => expect(sent.some((item) => item.path.includes('above=60'))).toBe(true));
  });

  it('shows data older than five minutes as stale', async () => {
    await open({ 'GET /sites/nord/presence': always({ ...presence, knownUntil: '2026-11-22T06:10:00Z' }) });
    expect(await screen.findByText('These data are no longer fresh')).toBeTruthy();
    expect(screen.getByText(/Sunday 22 November 2026 07:10/)).toBeTruthy();
  });

  it('shows a fallback as a fallback', async () => {
    await open({
      'GET /sites/nord/forecast': always({
        forecast: forecastOf({ fallback: { reason: 'two weeks of history only' } }),
        explanation: [],
        status: { state: 'ready', detail: '', progress: null },
      }),
    });
    expect((await screen.findAllByText('Fallback forecast')).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/two weeks of history only/).length).toBeGreaterThan(0);
  });

  it('shows a refusal with the place, the value and what was expected', async () => {
    await open({
      'GET /sites/nord/heatmap': always(
        {
          type: 'about:blank',
          title: 'Bad window',
          status: 400,
          detail: 'window too long',
          place: 'query.from',
          value: '1990',
          expected: 'at most 400 days',
        },
        400,
      ),
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Bad window');
    expect(alert.textContent).toContain('query.from');
    expect(alert.textContent).toContain('at most 400 days');
  });
});
