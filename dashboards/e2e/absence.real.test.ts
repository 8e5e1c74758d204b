import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Roster, RosterSummary } from '../src/api/types.js';
import { expectAccessible, hasBrowser, launch, url, type Visitor, visit } from './browser.js';

const unit = '/api/v1/units/demo-urgences';

const fetched = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), `${url}${path}`);

/** A roster with cells to show, and somebody who works on one of its last days. */
async function rosterWithWork(page: Page) {
  await vi.waitFor(
    async () => {
      const { rosters } = await fetched<{ rosters: RosterSummary[] }>(page, `${unit}/rosters`);
      if (!rosters.some(({ status }) => status === 'published' || status === 'draft'))
        throw new Error('no roster is ready yet');
    },
    { timeout: 180_000, interval: 2_000 },
  );
  const { rosters } = await fetched<{ rosters: RosterSummary[] }>(page, `${unit}/rosters`);
  const summary =
    rosters.find(({ status }) => status === 'published') ?? rosters.find(({ status }) => status === 'draft');
  const roster = await fetched<Roster>(page, `${unit}/rosters/${summary?.id}`);
  const day = roster.days - 4;
  const row = roster.agents.findIndex(({ shifts }) => shifts[day] !== null);
  return { roster, day, row, agent: roster.agents[row] };
}

describe.skipIf(!hasBrowser)('the day it goes wrong', () => {
  let browser: Browser;
  let supervisor: Visitor;
  let at: Awaited<ReturnType<typeof rosterWithWork>>;

  beforeAll(async () => {
    browser = await launch();
    supervisor = await visit(browser, { who: 'Nadia Lemoine' });
    at = await rosterWithWork(supervisor.page);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
  });

  it('marks an absence from a cell by keyboard, and reads who can come and why others cannot', async () => {
    const { page } = supervisor;
    await page.goto(`${url}/rosters/demo-urgences/${at.roster.id}?agent=${at.agent?.id}&day=${at.day}`);
    await page.getByRole('grid').waitFor();
    await page.locator(`[data-row="${at.row}"][data-day="${at.day}"]`).focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu');
    await menu.waitFor();
    await expectAccessible(page, '[role=menu]');
    const absence = menu.getByRole('menuitem', { name: 'Absence to cover…' });
    while (!(await absence.evaluate((item) => item === document.activeElement)))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Absence to cover' });
    await dialog.getByText('No cause is asked for or kept.').waitFor();
    await dialog.getByText(/^Excluded, and why/).click({ timeout: 40_000 });
    await dialog
      .getByText(/décret 2002-9, art\. 6/)
      .first()
      .waitFor();
    await expectAccessible(page, '[role=dialog]');
  });

  it('covers it with the best replacement, in a draft', async () => {
    const { page } = supervisor;
    const dialog = page.getByRole('dialog', { name: 'Absence to cover' });
    await dialog
      .getByRole('button', { name: /^Choose – / })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Record and cover (1)' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Draft').first().waitFor();
    const cell = page.locator(`[data-row="${at.row}"][data-day="${at.day}"]`);
    await expect.poll(() => cell.getAttribute('aria-label')).toMatch(/: Off/);
  });

  it('offers swaps for a cell', async () => {
    const { page } = supervisor;
    const address = new URL(page.url());
    const { roster } = await rosterWithWork(page);
    const who = roster.agents.find(({ shifts }) => shifts[at.day + 1] !== null)?.id ?? '';
    await page.goto(`${address.origin}${address.pathname}?dialog=swap&who=${who}&from=${at.day + 1}`);
    const dialog = page.getByRole('dialog', { name: /^Swaps with / });
    await dialog
      .getByText(/No legal swap helps|^With$/)
      .first()
      .waitFor({ timeout: 40_000 });
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('re-plans with the changes beside the least possible, by agent, and applies the plan', async () => {
    const { page } = supervisor;
    await page.getByRole('button', { name: 'Re-plan' }).click();
    const dialog = page.getByRole('dialog', { name: 'Re-plan with the fewest changes' });
    await dialog.getByRole('textbox', { name: 'Agents more on each shift' }).fill('1');
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Re-plan' }).click();
    await page.getByRole('heading', { level: 1, name: /^Re-planning – / }).waitFor();
    const apply = page.getByRole('button', { name: /^Apply/ });
    await apply.waitFor({ timeout: 90_000 });
    await page.getByText('Least possible').waitFor();
    await page.getByRole('region', { name: 'Changes by agent' }).first().waitFor();
    await expectAccessible(page, 'main');
    await apply.click();
    await page.getByRole('grid').waitFor();
  });

  it('hears of nothing wrong from the browser', () => {
    expect(supervisor.complaints).toEqual([]);
  });
});
