import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, type Visitor, visit } from './browser.js';

describe.skipIf(!hasBrowser)('the nursing supervisor', () => {
  let browser: Browser;
  let supervisor: Visitor;

  beforeAll(async () => {
    browser = await launch();
    supervisor = await visit(browser, { who: 'Nadia Lemoine' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('lands on the unit’s rosters', async () => {
    const { page } = supervisor;
    await page.getByRole('heading', { level: 1, name: /^Rosters – / }).waitFor();
    await page.getByRole('combobox', { name: 'Unit' }).waitFor();
  });

  it('sees what the forecast requires, and sets a half-hour by hand with a reason', async () => {
    const { page } = supervisor;
    await page.getByRole('link', { name: 'Required staff' }).click();
    await page.getByRole('heading', { level: 1, name: /^Required staff – / }).waitFor();
    await page.getByRole('button', { name: 'Change' }).click({ timeout: 120_000 });
    const dialog = page.getByRole('dialog', { name: 'Change' });
    await dialog.getByRole('textbox', { name: 'Required' }).fill('12');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter at least 3 characters').waitFor();
    await dialog.getByRole('textbox', { name: 'Reason (recorded)' }).fill('Training of new staff');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Table: / }).click();
    await page.getByRole('cell', { name: 'Training of new staff' }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the rosters' }).click();
  });

  it('generates a roster, watches its cost, stops it and keeps the best', async () => {
    const { page } = supervisor;
    await page.getByRole('button', { name: 'Generate a roster' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Generate a roster' });
    await dialog.getByRole('textbox', { name: 'Days (7 to 84)' }).fill('14');
    await dialog.getByRole('textbox', { name: 'Time limit (seconds)' }).fill('120');
    await dialog.getByRole('button', { name: 'Start' }).click();
    await page.getByText('A legal roster is found; it is still improving.').waitFor({ timeout: 100_000 });
    await page.getByRole('img', { name: /^After .* s: cost/ }).waitFor();
    await page.getByRole('button', { name: 'Stop and keep the best' }).click();
    await page.getByRole('grid', { name: 'Roster: agents by days' }).waitFor({ timeout: 150_000 });
    expect(await page.getByRole('rowheader').count()).toBeGreaterThanOrEqual(59);
  });

  it('edits by keyboard, sees the rules at once, undoes, edits by mouse, saves', async () => {
    const { page } = supervisor;
    const cells = page.getByRole('gridcell');
    await cells.first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const second = page.getByRole('row').nth(2).getByRole('gridcell').nth(1);
    await expect.poll(() => second.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page.keyboard.press('l');
    await page.getByText('1 cell(s) not saved').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('1 cell(s) not saved').waitFor({ state: 'hidden' });
    await second.click({ button: 'right' });
    const menu = page.getByRole('menu');
    await menu.getByRole('menuitem', { name: 'Lock (L)' }).click();
    await page.getByRole('button', { name: 'Save (1)' }).click();
    await page.getByText('1 cell(s) not saved').waitFor({ state: 'hidden' });
    await expectAccessible(page);
  });

  it('reads the cover against the requirement, each agent’s hours and what the roster costs', async () => {
    const { page } = supervisor;
    await page.getByRole('tab', { name: 'Cover' }).click();
    await page.getByRole('img', { name: /hours below the required staff/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Agents' }).click();
    const calendar = page.getByRole('link', { name: /^iCalendar of / }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), calendar.click()]);
    expect(download.suggestedFilename()).toMatch(/\.ics$/);
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Cost' }).click();
    await page.getByRole('region', { name: 'What this roster costs' }).waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('costs');
    await expectAccessible(page);
  });

  it('publishes, after which the grid is read only', async () => {
    const { page } = supervisor;
    await page.getByRole('tab', { name: 'Grid' }).click();
    await page.getByRole('button', { name: /^Publish/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish the roster' });
    await dialog.waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Published: read only').first().waitFor();
  });

  it('hears of nothing wrong from the browser', () => {
    expect(supervisor.complaints).toEqual([]);
  });
});
