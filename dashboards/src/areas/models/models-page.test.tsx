import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { always, fakeApi } from '../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../testing/render.js';
import { site } from '../../testing/samples.js';
import { ModelsPage } from './models-page.js';
import type { ModelSummary, SiteModels } from './models-queries.js';

const record: NonNullable<ModelSummary['record']> = {
  ...{ from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z', pairs: 2400, source: 'backtest' },
  ...{ pinball: 1.2, seasonalNaivePinball: 1.6 },
  coverage: { p50: 0.5, p80: 0.805, p90: 0.9, p95: 0.95 },
};
const model = (id: string, about: Partial<ModelSummary>): ModelSummary => ({
  ...{ id, site: 'nord', stream: 'all', quantity: 'arrivals', name: 'auto', codeVersion: '0.1.0' },
  ...{ fittedAt: '2026-11-21T02:00:00Z', dataFrom: '2024-01-01T00:00:00Z', dataTo: '2026-11-21T02:00:00Z' },
  ...{ state: 'retired', fallback: null, record, promotedAt: null },
  ...about,
});
const known: SiteModels = {
  place: { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: 'B' },
  known: { from: '2024-01-01T00:00:00Z', to: '2026-11-21T02:00:00Z', hours: 25_000 },
  series: [
    {
      ...{ stream: 'all', quantity: 'arrivals', frozen: null, fallback: null },
      models: [
        model('champion-1', { state: 'champion', promotedAt: '2026-11-21T02:01:00Z' }),
        model('before-01', { promotedAt: '2026-11-20T02:01:00Z', fallback: 'auto: 5 days. Too short.' }),
      ],
    },
    {
      ...{ stream: 'all', quantity: 'present' },
      fallback: {
        reason: 'No data since 2026-11-21T02:00:00.000Z.',
        noDataSince: '2026-11-21T02:00:00.000Z',
      },
      frozen: { since: '2026-11-20T08:00:00Z', by: 'Hugo', reason: 'building works' },
      models: [model('present-1', { quantity: 'present', state: 'champion', record: null })],
    },
  ],
  trainings: [
    {
      ...{ id: 't1', site: 'nord', stream: 'all', quantity: 'arrivals', model: 'auto', cause: 'nightly' },
      ...{ state: 'running', step: 'fitting', progress: 0.4, askedAt: '2026-11-22T01:00:00Z' },
      ...{ askedBy: null, startedAt: '2026-11-22T01:00:01Z', endedAt: null, modelId: null, failure: null },
    },
  ],
};
/** jsdom has no fonts; the growing text field waits for them. */
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
});

const answers = {
  'GET /sites': always({ sites: [site] }),
  'GET /sites/nord/models': always(known),
};
const open = (at = '/models') => renderPage('/models', <ModelsPage />, at, sessionOf('emergency-manager'));

describe('the models page', () => {
  it('shows each model’s state, score and fallback, and what is being trained', async () => {
    fakeApi(answers);
    await open();
    const arrivals = await screen.findByRole('region', { name: 'Arrivals – Hôpital Nord' });
    const [champion, before] = within(arrivals).getAllByRole('row').slice(1);
    expect(champion?.textContent).toContain('In use');
    expect(champion?.textContent).toContain('25%');
    expect(champion?.textContent).toContain('80.5%');
    expect(before?.textContent).toContain('Fallback');
    const present = screen.getByRole('region', { name: 'Patients present – Hôpital Nord' });
    expect(present.textContent).toContain('by Hugo: building works');
    expect(present.textContent).toContain('Nothing has come since 21 Nov 2026 03:00');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('40%');
  });

  it('rolls back with a reason, and freezes so that the next night does not undo it', async () => {
    const sent = fakeApi({
      ...answers,
      'POST /sites/nord/models/roll-back': always(model('before-01', { state: 'champion' })),
      'PUT /sites/nord/models/frozen': always({
        frozen: { since: '2026-11-22T08:00:00Z', by: 'Camille', reason: 'worse at night' },
      }),
    });
    const { address } = await open();
    const arrivals = await screen.findByRole('region', { name: 'Arrivals – Hôpital Nord' });
    fireEvent.click(within(arrivals).getByRole('button', { name: 'Roll back' }));
    expect(address()).toBe('/models?dialog=roll-back%7Enord.all.arrivals');
    const dialog = await screen.findByRole('dialog');
    const submit = within(dialog).getByRole('button', { name: /^Roll back/ });
    expect(submit.getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(within(dialog).getByRole('textbox', { name: /^Reason/ }), {
      target: { value: 'worse at night' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Roll back' }));
    await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
    expect(sent.filter(({ method }) => method !== 'GET').map(({ path, body }) => [path, body])).toEqual([
      ['/sites/nord/models/roll-back', { stream: 'all', quantity: 'arrivals', reason: 'worse at night' }],
      [
        '/sites/nord/models/frozen',
        { stream: 'all', quantity: 'arrivals', frozen: true, reason: 'worse at night' },
      ],
    ]);
  });

  it('says why nothing can be rolled back to', async () => {
    fakeApi(answers);
    await open();
    const present = await screen.findByRole('region', { name: 'Patients present – Hôpital Nord' });
    const button = within(present).getByRole('button', { name: /^Roll back/ });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.textContent).toContain('No model was in use before');
  });
});
