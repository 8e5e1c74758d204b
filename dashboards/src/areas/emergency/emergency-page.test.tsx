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

const quantilesOf = (median: number) => Array.from({ length: 21 }, (_, k) => Math.max(0, median - 10 + k));
const outlook = {
  outlook: {
    origin: '2026-11-22T06:20:00Z',
    beds: [2, 4, 8, 24].map((hours) => ({
      hours,
      mean: hours + 0.4,
      quantiles: quantilesOf(hours),
      probabilities: [0.1, 0.3, 0.4, 0.2],
    })),
    crossings: [2, 4, 8, 24].map((hours) => ({
      quantity: 'present',
      above: 45,
      hours,
      probability: 0.3,
      climatology: 0.12,
    })),
    pace: { toDecision: 0.8, toBed: 1 },
  },
  record: {
    from: '2026-11-01T00:00:00Z',
    beds: [{ hours: 24, forecasts: 500, coverage80: 0.81, pinball: 1.02, usualPinball: 1.6 }],
    crossings: [
      {
        quantity: 'present',
        above: 45,
        hours: 2,
        forecasts: 500,
        happened: 60,
        brier: 0.051,
        climatologyBrier: 0.102,
        skill: 0.5,
        bins: [{ from: 0, to: 0.2, count: 430, said: 0.05, came: 0.04 }],
      },
    ],
  },
};
const alert = {
  id: 'a1',
  site: 'nord',
  kind: 'epidemic-days',
  stream: 'age:child',
  quantity: 'arrivals',
  raisedAt: '2026-11-21T02:00:00Z',
  lastSeenAt: '2026-11-22T02:00:00Z',
  endedAt: null,
  acknowledgedAt: null,
  mutedUntil: null,
  facts: { factor: 1.32, z: 4.1, observed: 40, expected: 30 },
  history: [{ at: '2026-11-21T02:00:00Z', by: null, action: 'raised', note: '' }],
};
const watch = {
  day: '2026-11-21',
  at: '2026-11-22T02:00:00Z',
  streams: [
    {
      stream: 'age:child',
      observed: 40,
      expected: 30.2,
      z: 4.1,
      factor: 1.32,
      sustained: true,
      signals: ['c1', 'c3'],
      week: { observed: 270, expected: 200, upper: 250, alert: true },
    },
  ],
  covariates: [],
};
const course = {
  bias: -0.3,
  biasError: 0.1,
  tenths: Array.from({ length: 10 }, () => 0.1),
  days: [{ day: '2026-11-20', pairs: 300, pinball: 1.1, seasonalNaivePinball: 1.6, coverage80: 0.8 }],
  drift: [{ day: '2026-11-20', direction: 'high' }],
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
        forecast: forecastOf({
          quantity:
            (['arrivals', 'boarding'] as const).find((name) => path.includes(`quantity=${name}`)) ??
            'present',
        }),
        explanation: [
          { term: 'weekday', factor: 1.14 },
          { term: 'holiday:easter-monday', factor: 0.94 },
        ],
        explained: { usual: 20, mean: 21.4, hours: 24 },
        status: { state: 'ready', detail: '', progress: null },
      },
    }),
    'GET /sites/nord/outlook': always(outlook),
    'GET /sites/nord/alerts': always({ alerts: [alert] }),
    'POST /sites/nord/alerts/a1/acknowledge': ({ body }) => ({
      body: {
        ...alert,
        acknowledgedAt: now.toISOString(),
        history: [
          ...alert.history,
          {
            at: now.toISOString(),
            by: 'C',
            action: 'acknowledged',
            note: String(body && typeof body === 'object' && 'note' in body ? body.note : ''),
          },
        ],
      },
    }),
    'GET /sites/nord/watch': always(watch),
    'GET /sites/nord/totals': always({
      origin: '2026-11-22T06:00:00Z',
      totals: [23, 24].map((day) => ({
        from: `2026-11-${day}`,
        days: 1,
        mean: 150,
        quantiles: Array.from({ length: 21 }, (_, k) => 130 + 2 * k),
      })),
    }),
    'GET /sites/nord/totals-record': always({
      steps: [
        {
          ...{ step: 'half-hour', from: '2026-10-25T05:00:00Z', pairs: 4032 },
          coverage: { p50: 0.512, p80: 0.806, p90: 0.897, p95: 0.951 },
          ...{ pinball: 0.61, usualPinball: 0.74 },
        },
        {
          ...{ step: 'six-hours', from: '2026-11-22T05:00:00Z', pairs: 3 },
          coverage: { p50: 0, p80: 0.667, p90: 1, p95: 1 },
          ...{ pinball: 2.1, usualPinball: null },
        },
      ],
    }),
    'GET /sites/nord/half-hours': always({
      origin: '2026-11-22T06:20:00Z',
      points: [0, 30, 60].map((minutes) => ({
        target: new Date(Date.parse('2026-11-22T06:00:00Z') + minutes * 60_000).toISOString(),
        mean: 3.2,
        quantiles: Array.from({ length: 21 }, (_, k) => Math.floor(k / 3)),
      })),
      measuredHours: 1440,
    }),
    'GET /group-totals': always({ sites: ['nord'], correlation: 0, totals: [] }),
    'GET /sites/nord/threshold': ({ path }) => ({
      body: {
        above: Number(new URLSearchParams(path.split('?')[1]).get('above')),
        within: [2, 4, 8, 24].map((hours) => ({ hours, probability: hours / 100 })),
      },
    }),
    'GET /sites/nord/forecast-record': always({ overall: forecastOf().record, byLead: [], course }),
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
    ).toBe(3);
    expect(await screen.findByText('Weekday')).toBeTruthy();
    expect(screen.getByText('+14%')).toBeTruthy();
    expect(screen.getByText('Public holiday (easter monday)')).toBeTruthy();
    expect(screen.getByText('+7%')).toBeTruthy();
    expect(screen.getByText(/Usual hour 20 → forecast mean 21.4/)).toBeTruthy();
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
        forecast: forecastOf({ fallback: { reason: 'two weeks of history only', noDataSince: null } }),
        explanation: [],
        status: { state: 'ready', detail: '', progress: null },
      }),
    });
    expect((await screen.findAllByText('Fallback forecast')).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/two weeks of history only/).length).toBeGreaterThan(0);
  });

  it('says since when nothing has come where that makes it a fallback', async () => {
    const noDataSince = '2026-11-22T00:15:35.000Z';
    await open({
      'GET /sites/nord/forecast': always({
        forecast: forecastOf({ fallback: { reason: `No data since ${noDataSince}.`, noDataSince } }),
        explanation: [],
        status: { state: 'ready', detail: '', progress: null },
      }),
    });
    const said = await screen.findAllByText(
      'Nothing has come since Sunday 22 November 2026 01:15: the forecast starts there.',
    );
    expect(said.length).toBeGreaterThan(0);
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

  it('gives the beds needed as distributions, with their record, and the same as a table', async () => {
    await open({}, '/emergency/nord?table=beds');
    const table = await screen.findByRole('table', { name: 'Beds to ask for' });
    const row = within(table).getByRole('row', { name: /Within 8 h/ });
    expect(row.textContent).toContain('8');
    expect(row.textContent).toContain('10%');
    expect(screen.getByText(/81% inside the 80% interval; pinball 1.02 against 1.6/)).toBeTruthy();
    expect(screen.getByText(/80% of the usual to the decision/)).toBeTruthy();
  });

  it('puts the reliability and the usual frequency beside the chances of crossing', async () => {
    await open();
    const table = await screen.findByRole('table', { name: /Threshold followed: more than 45/ });
    expect(within(table).getByText('0.051')).toBeTruthy();
    expect(within(table).getByText('+50%')).toBeTruthy();
    expect(within(table).getByText('5% → 4% (430)')).toBeTruthy();
    expect(screen.getByText(/2 h: usually 12%/)).toBeTruthy();
  });

  it('shows an alert with what is behind it, and lets a manager acknowledge it with a note', async () => {
    const { sent } = await open();
    expect(await screen.findByText('Sustained excess of arrivals – Under 18')).toBeTruthy();
    expect(screen.getByText(/\+32% over the last days \(4.1 σ\)/)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'What is done about it (optional)' }), {
      target: { value: 'two more beds' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ note: 'two more beds' }),
    );
  });

  it('keeps the forecast in sight: of many alerts the first three, that of all visits before its streams', async () => {
    const streams = ['age:child', 'triage:4', 'mode:own', 'triage:5', 'all'];
    const alerts = streams.map((stream) => ({ ...alert, id: stream, stream }));
    await open({ 'GET /sites/nord/alerts': always({ alerts }) });
    const shown = () =>
      screen.getAllByText(/^Sustained excess of arrivals – /).map((text) => text.textContent);
    const more = await screen.findByRole('button', { name: 'Show the other alerts (2)' });
    expect(shown()).toHaveLength(3);
    expect(shown()[0]).toBe('Sustained excess of arrivals – All visits');
    fireEvent.click(more);
    expect(shown()).toHaveLength(5);
    fireEvent.click(screen.getByRole('button', { name: 'Show only the first' }));
    expect(shown()).toHaveLength(3);
  });

  it('takes a file of weekly indicators and says what came in and what was refused', async () => {
    const { sent } = await open({
      'POST /sites/nord/covariates': always({
        indicators: [{ name: 'grippe', weeks: 40 }],
        rejected: [{ row: 3, field: 'week', value: '2026-W99', hint: 'Expected a week.' }],
      }),
    });
    await screen.findByRole('button', { name: 'Import weekly indicators' });
    const input = document.querySelector('input[type="file"]');
    if (!input) throw new Error('no file input');
    // jsdom's files cannot be read as text.
    const file = Object.assign(new File([], 'g.csv'), { text: async () => 'week,grippe\n2026-W45,12' });
    fireEvent.change(input, { target: { files: [file] } });
    expect(await screen.findByText('Received: grippe (40); 1 values refused.')).toBeTruthy();
    expect(screen.getByText(/row 3, week: “2026-W99”/)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'POST')?.body).toBe('week,grippe\n2026-W45,12');
  });

  it('shows the watch by stream, and when forecasts drifted', async () => {
    await open();
    expect(await screen.findByText('sustained excess, EARS C1, C3, Farrington')).toBeTruthy();
    expect(
      await screen.findByText(/Drift on 20 November: what happened is above the forecasts/),
    ).toBeTruthy();
  });

  it('shows the half-hours to come in local time, in the table too, and whence their shares come', async () => {
    const { sent } = await open({}, '/emergency/nord?totals=half-hour&table=totals');
    const title = 'Arrivals to come, by half-hour, six hours, day or month';
    const rows = within(await screen.findByRole('table', { name: title })).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.firstElementChild?.textContent)).toEqual([
      'Sun 22 Nov 07:00',
      'Sun 22 Nov 07:30',
      'Sun 22 Nov 08:00',
    ]);
    expect(rows[1]?.textContent).toContain('3');
    expect(screen.getByText(/Shares measured over 1,440 hours/)).toBeTruthy();
    const record =
      /On record since 25 Oct, 4,032 forecasts: 80\.6% inside the 80% interval, 95\.1% inside the 95%/;
    expect(await screen.findByText(record)).toBeTruthy();
    expect(screen.getByText(/Pinball 0\.61, against 0\.74 for the usual of eight weeks/)).toBeTruthy();
    expect(sent.some(({ path }) => path.startsWith('/sites/nord/totals?'))).toBe(false);
  });

  it('says of totals that too few have come true yet', async () => {
    await open({}, '/emergency/nord?totals=six-hours');
    expect(await screen.findByText(/fewer than 20 of these forecasts have come true/)).toBeTruthy();
  });

  it('says that shares of half-hours are derived while none was counted', async () => {
    const points = [{ target: '2026-11-22T06:30:00Z', mean: 2, quantiles: quantilesOf(2) }];
    const answered = always({ origin: '2026-11-22T06:20:00Z', points, measuredHours: 0 });
    await open({ 'GET /sites/nord/half-hours': answered }, '/emergency/nord?totals=half-hour');
    expect(await screen.findByText(/Shares derived from the course of the hours/)).toBeTruthy();
  });
});
