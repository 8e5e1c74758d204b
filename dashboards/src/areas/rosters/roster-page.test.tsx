import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Roster } from '../../api/types.js';
import { always, fakeApi, type Sent } from '../../testing/fake-api.js';
import { renderPage, sessionOf } from '../../testing/render.js';
import { rosterOf, unit } from '../../testing/samples.js';
import { RosterPage } from './roster-page.js';

const base = '/units/nord-ide/rosters/r1';

const withShift = (roster: Roster, row: number, day: number, shift: string | null): Roster => ({
  ...roster,
  revision: roster.revision + 1,
  agents: roster.agents.map((agent, index) =>
    index === row ? { ...agent, shifts: agent.shifts.map((id, at) => (at === day ? shift : id)) } : agent,
  ),
});

const broken = {
  rule: 'daily-rest',
  article: 'décret 2002-9, art. 6',
  agent: 'a2',
  day: 1,
  message: { fr: 'Repos de 12 h non respecté.', en: 'Less than 12 h of rest.' },
  hard: true,
  derogable: false,
};

function open(
  answers: Parameters<typeof fakeApi>[0] = {},
  at = '/rosters/nord-ide/r1',
  role: Parameters<typeof sessionOf>[0] = 'nursing-supervisor',
) {
  const sent = fakeApi({
    'GET /units': always({ units: [unit] }),
    [`GET ${base}`]: always(rosterOf()),
    [`POST ${base}/check`]: always({ violations: [broken] }),
    ...answers,
  });
  return renderPage('/rosters/:unit/:roster', <RosterPage />, at, sessionOf(role)).then((view) => ({
    ...view,
    sent,
  }));
}

const cell = (name: RegExp) => screen.findByRole('gridcell', { name });
const sentTo = (sent: readonly Sent[], method: string, path: string) =>
  sent.filter((item) => item.method === method && item.path === path);

describe('the roster grid', () => {
  it('is one tab stop; arrows move it and the address follows', async () => {
    const { address } = await open();
    const first = await cell(/Alix Morel, Monday 7 December: Day 07:00–19:00, locked/);
    expect(screen.getAllByRole('gridcell').filter((item) => item.tabIndex === 0)).toEqual([first]);
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    const second = await cell(/Bilal Roux, Monday 7 December: Off/);
    expect(document.activeElement).toBe(second);
    expect(first.tabIndex).toBe(-1);
    await waitFor(() => expect(address()).toContain('agent=a2&day=0'));
  });

  it('shows who is away, and counts the leave in the difference to the contract', async () => {
    await open();
    const away = await cell(/Bilal Roux, Wednesday 9 December: Off, leave or absence/);
    expect(away.textContent).toBe('abs');
    const row = screen.getByRole('row', { name: /Bilal Roux/ });
    expect(within(row).getByText(/^[−-]28/)).toBeTruthy();
  });

  it('puts a shift by its letter, shows the rule it breaks in the law’s words, and saves with the revision', async () => {
    const { sent } = await open(
      {
        [`PATCH ${base}/cells`]: always(withShift(rosterOf({ violations: [broken] }), 1, 1, 'N')),
      },
      '/rosters/nord-ide/r1?agent=a2&day=1',
    );
    fireEvent.keyDown(await cell(/Bilal Roux, Tuesday 8 December: Off/), { key: 'n' });
    expect(await cell(/Bilal Roux, Tuesday 8 December: Night 19:00–07:00, changed, not saved/)).toBeTruthy();
    expect((await screen.findAllByText(/Less than 12 h of rest/)).length).toBeGreaterThan(0);
    expect(sentTo(sent, 'POST', `${base}/check`)[0]?.body).toEqual({
      cells: [{ agent: 'a2', day: 1, shift: 'N' }],
    });
    fireEvent.click(screen.getByRole('button', { name: 'Save (1)' }));
    await waitFor(() => expect(screen.getByText('Revision 4')).toBeTruthy());
    const [saved] = sentTo(sent, 'PATCH', `${base}/cells`);
    expect(saved?.body).toEqual({ revision: 3, cells: [{ agent: 'a2', day: 1, shift: 'N', locked: false }] });
    expect(saved?.headers.get('X-Requested-With')).toBe('releve');
  });

  it('keeps a locked cell until L unlocks it, and undoes with Ctrl-Z', async () => {
    await open();
    fireEvent.keyDown(await cell(/Alix Morel, Monday 7 December: Day/), { key: 'Delete' });
    expect(screen.queryByText(/cell\(s\) not saved/)).toBeNull();
    fireEvent.keyDown(await cell(/Alix Morel, Monday 7 December: Day/), { key: 'l' });
    fireEvent.keyDown(await cell(/Alix Morel, Monday 7 December: Day/), { key: 'Delete' });
    fireEvent.keyDown(await cell(/Alix Morel, Monday 7 December: Off/), { key: 'z', ctrlKey: true });
    fireEvent.keyDown(await cell(/Alix Morel, Monday 7 December: Day/), { key: 'z', ctrlKey: true });
    expect(await cell(/Alix Morel, Monday 7 December: Day 07:00–19:00, locked$/)).toBeTruthy();
  });

  it('offers the same in a menu for the mouse', async () => {
    await open();
    fireEvent.doubleClick(await cell(/Chloé Petit, Sunday 13 December: Off/));
    fireEvent.click(await screen.findByRole('menuitem', { name: /Night 19:00–07:00/ }));
    expect(await cell(/Chloé Petit, Sunday 13 December: Night/)).toBeTruthy();
  });

  it('asks what to do when somebody saved first, and can put the cells back on top', async () => {
    let asked = 0;
    await open({
      [`GET ${base}`]: () => ({ body: asked++ === 0 ? rosterOf() : withShift(rosterOf(), 2, 0, 'J') }),
      [`PATCH ${base}/cells`]: always(
        { type: 'about:blank', title: 'Conflict', status: 409, detail: 'revision 4' },
        409,
      ),
    });
    fireEvent.keyDown(await cell(/Alix Morel, Wednesday 9 December: Off/), { key: 'ArrowRight' });
    fireEvent.click(await cell(/Bilal Roux, Tuesday 8 December: Off/));
    fireEvent.keyDown(await cell(/Bilal Roux, Tuesday 8 December: Off/), { key: 'j' });
    fireEvent.click(await screen.findByRole('button', { name: 'Save (1)' }));
    const dialog = await screen.findByRole('dialog', { name: 'This roster has changed meanwhile' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Keep my cells' }));
    expect(await cell(/Chloé Petit, Monday 7 December: Day 07:00–19:00$/)).toBeTruthy();
    expect(await cell(/Bilal Roux, Tuesday 8 December: Day 07:00–19:00, changed/)).toBeTruthy();
  });

  it('only reads for another role, and says why on each button', async () => {
    await open({}, '/rosters/nord-ide/r1', 'emergency-manager');
    fireEvent.keyDown(await cell(/Bilal Roux, Monday 7 December: Off/), { key: 'n' });
    expect(await cell(/Bilal Roux, Monday 7 December: Off$/)).toBeTruthy();
    const publish = screen.getByRole('button', { name: /Publish/ });
    expect(publish.getAttribute('aria-disabled')).toBe('true');
    expect(publish.textContent).toContain('For the nursing supervisor only');
  });
});

describe('a roster that does not exist', () => {
  it('has a heading where there is no such roster, and says which', async () => {
    const refusal = { type: 'about:blank', title: 'not-found', status: 404, detail: 'No roster "r9".' };
    await open({ 'GET /units/nord-ide/rosters/r9': always(refusal, 404) }, '/rosters/nord-ide/r9');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'The page could not be shown' }),
    ).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('No roster "r9".');
  });

  it('lists the conflicting rules in words', async () => {
    await open({
      [`GET ${base}`]: always(
        rosterOf({
          status: 'infeasible',
          reasons: [{ fr: '36 h de repos par semaine', en: '36 h of rest a week (art. 6)' }],
        }),
      ),
    });
    expect(await screen.findByRole('heading', { name: 'No legal roster exists' })).toBeTruthy();
    expect(screen.getByText('36 h of rest a week (art. 6)')).toBeTruthy();
  });
});

const stretch = { day: 2, skill: 'nurse', fromMinute: 1320, toMinute: 1440, wanted: 2, present: 1 };
const below = {
  rule: 'hard-minimum',
  article: '',
  agent: null,
  day: 2,
  message: { fr: 'Effectif de sécurité non atteint.', en: 'Fewer than the safety minimum.' },
  hard: true,
  derogable: true,
};

describe('a roster below the safety minimum', () => {
  it('shows the half-hours and is published only when that is accepted, with a reason', async () => {
    const short = rosterOf({ violations: [below], belowMinimum: [stretch] });
    const { sent } = await open(
      {
        [`GET ${base}`]: always(short),
        [`POST ${base}/publish`]: always({ ...short, status: 'published' }),
      },
      '/rosters/nord-ide/r1?dialog=publish',
    );
    const dialog = await screen.findByRole('dialog', { name: 'Publish the roster' });
    expect(within(dialog).getByText('Below the safety minimum: 4 half-hour(s)')).toBeTruthy();
    expect(within(dialog).getByText('Wed 9 Dec, 22:00–00:00, Nurse: 1 of 2')).toBeTruthy();
    const submit = () => within(dialog).getByRole('button', { name: /Publish/ });
    expect(submit().textContent).toContain('Accept it and give a reason');
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'I publish it all the same, and say why' }));
    expect(submit().getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(within(dialog).getByRole('textbox', { name: /Reason \(recorded with your name\)/ }), {
      target: { value: 'Two nurses ill' },
    });
    fireEvent.click(submit());
    await waitFor(() =>
      expect(sentTo(sent, 'POST', `${base}/publish`)[0]?.body).toEqual({
        revision: 3,
        derogate: true,
        reason: 'Two nurses ill',
      }),
    );
  });

  it('cannot be published while it also breaks a rule without exception', async () => {
    await open(
      { [`GET ${base}`]: always(rosterOf({ violations: [below, broken], belowMinimum: [stretch] })) },
      '/rosters/nord-ide/r1?dialog=publish',
    );
    const dialog = await screen.findByRole('dialog', { name: 'Publish the roster' });
    expect(within(dialog).queryByRole('checkbox')).toBeNull();
    expect(within(dialog).getByText(/Less than 12 h of rest/)).toBeTruthy();
  });

  it('keeps saying, once published, who accepted it and why', async () => {
    await open({
      [`GET ${base}`]: always(
        rosterOf({
          status: 'published',
          belowMinimum: [stretch],
          violations: [below],
          publication: {
            by: 'Nadia Lemoine',
            reason: 'Two nurses ill',
            belowMinimum: [stretch],
            derogations: [],
          },
        }),
      ),
    });
    expect(await screen.findByText('Published all the same by Nadia Lemoine: “Two nurses ill”')).toBeTruthy();
  });

  it('can be taken as a draft where no roster is legal', async () => {
    const { sent } = await open({
      [`GET ${base}`]: always(rosterOf({ status: 'infeasible', bestBelowMinimum: [stretch] })),
      [`POST ${base}/keep`]: always(rosterOf()),
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Take it as a draft' }));
    await waitFor(() => expect(sentTo(sent, 'POST', `${base}/keep`)[0]?.body).toEqual({ revision: 3 }));
  });
});

describe('time on call at home', () => {
  it('is listed day by day with who holds it, and what is missing', async () => {
    const line = { skill: 'nurse', fromMinute: 1110, toMinute: 1950, need: 1 };
    await open(
      {
        [`GET ${base}`]: always(
          rosterOf({
            onCall: [
              { ...line, day: 0, agents: ['a2'] },
              { ...line, day: 1, agents: [] },
            ],
          }),
        ),
      },
      '/rosters/nord-ide/r1?tab=cover',
    );
    await screen.findByRole('heading', { name: 'On call at home' });
    expect(screen.getByRole('row', { name: /Monday 7 December Nurse 18:30–08:30 Bilal Roux/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /Tuesday 8 December Nurse 18:30–08:30 1 missing/ })).toBeTruthy();
  });

  it('and a handover are said in the key to the shifts', async () => {
    const [day, night] = unit.shiftTypes;
    await open({
      'GET /units': always({
        units: [
          {
            ...unit,
            shiftTypes: [
              { ...day, area: 'uhcd', handoverMinutes: 15 },
              { ...night, tone: 'on-call', isNight: false, onCallMinutes: 720 },
            ],
          },
        ],
      }),
    });
    const key = within(await screen.findByRole('list', { name: 'Key to the shifts' }));
    expect(key.getByText(/Day 07:00–19:00 \(area: Short-stay beds, handover 15 min\)/)).toBeTruthy();
    expect(key.getByText(/Night 19:00–07:00 \(on call at home 19:00–07:00\)/)).toBeTruthy();
  });
});
