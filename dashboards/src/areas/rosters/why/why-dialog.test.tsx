import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { WhyAlternative } from '../../../api/insight-queries.js';
import { always, fakeApi } from '../../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../../testing/render.js';
import { rosterOf, unit } from '../../../testing/samples.js';
import { RosterPage } from '../roster-page.js';

const base = '/units/nord-ide/rosters/r1';
const nothing: WhyAlternative = {
  shift: null,
  status: 'priced',
  closedBy: null,
  conflict: [],
  missing: 0,
  extra: null,
  atLeast: null,
  exact: false,
  alone: null,
  parts: [],
  changes: [],
  breaks: [],
};
const wish = {
  agent: 'a2',
  name: 'Bilal Roux',
  day: 1,
  wish: 'on' as const,
  shift: 'J',
  weight: 3,
  granted: false,
};
const answer = (alternatives: readonly WhyAlternative[]) => ({
  agent: 'a2',
  day: 1,
  present: null,
  wishes: [{ wish: 'on', shift: 'J', granted: false }],
  cost: 420,
  seconds: 3.2,
  alternatives,
});

function open(alternatives: readonly WhyAlternative[], at: string) {
  const sent = fakeApi({
    'GET /units': always({ units: [unit] }),
    [`GET ${base}`]: always(rosterOf()),
    [`GET ${base}/wishes`]: always({ wishes: [wish] }),
    [`POST ${base}/why`]: always(answer(alternatives)),
  });
  return renderPage(
    '/rosters/:unit/:roster',
    <RosterPage />,
    `/rosters/nord-ide/r1${at}`,
    sessionOf('nursing-supervisor'),
  ).then((view) => ({ ...view, sent }));
}

it('tells a proven price from a range and from an upper limit, and says what would change', async () => {
  const { sent } = await open(
    [
      {
        ...nothing,
        shift: 'J',
        extra: 7,
        atLeast: 7,
        exact: true,
        alone: 30,
        parts: [{ part: 'requestsOff', cost: 7 }],
        changes: [{ agent: 'a3', day: 1, from: 'J', to: null }],
      },
      { ...nothing, shift: 'N', extra: 12, atLeast: 4 },
    ],
    '?dialog=why&agent=a2&day=1',
  );
  const dialog = await screen.findByRole('dialog', { name: 'Why?' });
  const said = within(dialog);
  await said.findByText('Wish refused: shift J.');
  said.getByText(/^Costs 7 more, proven/);
  said.getByText('If only this agent’s days change: cost +30.');
  said.getByText('Wishes to be off refused +7');
  said.getByText('Chloé Petit, Tue 8 Dec: J → off');
  said.getByText(/^Costs between 4 and 12 more/);
  said.getByText('Impossible without changing other agents’ days.');
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ agent: 'a2', day: 1, seconds: 8 });
});

it('gives the law’s words for what is illegal, and the reason for a closed cell', async () => {
  const message = { fr: 'repos quotidien de 12 h', en: 'daily rest of 12 h' };
  await open(
    [
      { ...nothing, shift: 'N', status: 'illegal', conflict: [{ article: 'art. 6', message }] },
      { ...nothing, shift: 'J', status: 'closed', closedBy: 'leave' },
    ],
    '?dialog=why&agent=a2&day=1',
  );
  await screen.findByText('daily rest of 12 h (art. 6)');
  screen.getByText('The agent is on leave that day.');
});

it('lists refused wishes first, each of which asks why at its own address', async () => {
  await open([], '?tab=wishes');
  const link = await screen.findByRole('link', { name: 'Why: Bilal Roux, Tue 8 Dec' });
  expect(link.getAttribute('href')).toContain('tab=wishes&agent=a2&day=1&dialog=why');
  screen.getByText('0 of 1 granted; refused ones first.');
});
