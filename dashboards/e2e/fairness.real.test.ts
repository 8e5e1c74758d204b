import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, url, type Visitor, visit } from './browser.js';

/** Asks the API as the person signed in on the page. */
const ask = (page: Page, method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([how, where, what]) => {
      const init: RequestInit = { method: how, headers: { 'x-requested-with': 'releve' } };
      if (what !== null)
        Object.assign(init, {
          headers: { 'x-requested-with': 'releve', 'content-type': 'application/json' },
          body: what,
        });
      const answer = await fetch(`/api/v1${where}`, init);
      return answer.json();
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );

const textAt = (value: unknown, key: string): string => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : '';
};

describe.skipIf(!hasBrowser)('why, fairness and files', () => {
  let browser: Browser;
  let supervisor: Visitor;
  const unit = '/rosters/demo-urgences';

  beforeAll(async () => {
    browser = await launch();
    supervisor = await visit(browser, { who: 'Nadia Lemoine' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('makes three rosters from free to strict and shows what fairness costs', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Cost and fairness' }).click();
    await page.getByRole('textbox', { name: 'Days (7 to 84)' }).fill('14');
    await page.getByRole('textbox', { name: 'Time limit (seconds)' }).fill('12');
    await page.getByRole('button', { name: 'Generate three rosters' }).click();
    await page.waitForURL(/trade-offs\/.+/);
    await page
      .getByRole('link', { name: /^Compare No sharing imposed and Strict/ })
      .waitFor({ timeout: 180_000 });
    await expect.poll(() => page.getByText('waiting or under way').count(), { timeout: 120_000 }).toBe(0);
    await page.getByRole('img', { name: /Strict \(fair share\): cost/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Table: Cost against fairness/ }).click();
    await page
      .getByRole('cell', { name: /No other is both|Another is cheaper/ })
      .first()
      .waitFor();
  });

  it('compares two of them, by part, fairness and agent, at an address of its own', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: /^Compare No sharing imposed and Strict/ }).click();
    await page.getByRole('region', { name: 'Cost and cover', exact: true }).first().waitFor();
    await page.getByRole('region', { name: 'Changes by agent' }).first().waitFor();
    const address = new URL(page.url());
    expect(address.pathname).toBe(`${unit}/compare`);
    expect([address.searchParams.get('a'), address.searchParams.get('b')]).not.toContain(null);
    await expectAccessible(page);
  });

  it('says why an agent works a day, by keyboard and from a refused wish', { timeout: 120_000 }, async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Roster B' }).first().click();
    await page.getByRole('grid', { name: 'Roster: agents by days' }).waitFor();
    await page.getByRole('gridcell').nth(3).click();
    const button = page.getByRole('button', { name: 'Why this cell?' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Why?' });
    await dialog.getByText(/^Answered by solving/).waitFor({ timeout: 60_000 });
    await dialog
      .getByRole('heading', { name: /^Instead: / })
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: 'Wishes' }).click();
    await page.getByRole('region', { name: 'Wishes of the period' }).first().waitFor();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /^Why: / })
      .first()
      .click();
    await dialog.getByText(/^Wish (refused|granted): /).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Fairness' }).click();
    await page.getByRole('columnheader', { name: /^Nights – This roster/ }).waitFor();
    await expectAccessible(page);
  });

  it('exports the grid as XLSX and tries it back without a change', async () => {
    const { page } = supervisor;
    await page.getByRole('tab', { name: 'Grid' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'XLSX' }).click(),
    ]);
    const file = await download.path();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Import the grid' });
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Try without saving' }).click();
    await dialog.getByRole('status').getByText('59').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  it('keeps the ledger of what is published, and each agent’s account', async () => {
    const { page } = supervisor;
    const roster = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const known = await ask(page, 'GET', `/units/demo-urgences/rosters/${roster}`);
    const revision = Number(Reflect.get(Object(known), 'revision'));
    await ask(page, 'POST', `/units/demo-urgences/rosters/${roster}/publish`, {
      revision,
      reason: 'Browser test',
    });
    await page.goto(`${url}${unit}/ledger`);
    await page.getByText(/^Rosters published from /).waitFor();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /^Account of / })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Working-time account – / }).waitFor();
    const from = textAt(known, 'from').slice(0, 4);
    await page.goto(`${page.url().split('?')[0]}?year=${from}`);
    await page.getByRole('columnheader', { name: 'Hours done' }).waitFor();
    await expectAccessible(page);
  });

  it('imports a file of leave, telling of every row before anything is saved', async () => {
    const { page } = supervisor;
    await page.goto(`${url}${unit}/tables?table=leave`);
    const file = join(tmpdir(), `releve-leave-${Date.now()}.csv`);
    await writeFile(file, 'agent;du;au;motif\nide-01;04/01/2027;05/01/2027;CA\nnobody;04/01/2027;;CA\n');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Try without saving' }).click();
    await page.getByRole('region', { name: 'Trial: nothing is saved' }).waitFor();
    await page.getByText('an agent of the unit; import the staff first').waitFor();
    await expectAccessible(page);
  });

  it('hears of nothing wrong from the browser', () => {
    expect(supervisor.complaints).toEqual([]);
  });
});
