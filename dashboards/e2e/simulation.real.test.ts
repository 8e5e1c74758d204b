import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, type Visitor, visit } from './browser.js';

const PATIENCE_MS = 120_000;

describe.skipIf(!hasBrowser)('simulation', () => {
  let browser: Browser;
  let supervisor: Visitor;
  let administrator: Visitor;

  beforeAll(async () => {
    browser = await launch();
    supervisor = await visit(browser, { who: 'Nadia Lemoine' });
    administrator = await visit(browser, { who: 'Hugo Vasseur' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('shows a supervisor what patients would wait under a roster, before it is published', async () => {
    const { page } = supervisor;
    const list = page.getByRole('region', { name: 'Rosters, newest first' });
    await list.getByText('Draft').or(list.getByText('Published')).first().waitFor({ timeout: PATIENCE_MS });
    await list.getByRole('link').last().click();
    await page.getByRole('tab', { name: 'Simulation' }).click({ timeout: PATIENCE_MS });
    const levels = page.getByRole('region', { name: 'Waits by triage level' }).first();
    await levels.getByRole('rowheader', { name: 'Triage 3A' }).waitFor({ timeout: PATIENCE_MS });
    expect(await levels.getByRole('rowheader').count()).toBe(6);
    await page.getByRole('img', { name: /^Most patients present on average/ }).waitFor();
    await page.getByRole('button', { name: /^Table: Patients present/ }).click();
    await page.getByRole('columnheader', { name: 'Peak (9 simulations in 10)' }).waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('simulation');
    await expectAccessible(page);
  });

  it('says whether the staffing formula keeps its promise, and asks for a reason to correct it', async () => {
    const { page } = supervisor;
    const panel = page.getByRole('region', { name: 'Does the staffing formula keep its promise?' }).first();
    await panel.getByRole('rowheader', { name: 'Nurse' }).waitFor({ timeout: PATIENCE_MS });
    const apply = panel.getByRole('button', { name: /^Apply these factors/ });
    expect(await apply.getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(page);
  });

  it('shows the chance of being short in each half-hour', async () => {
    const { page } = supervisor;
    await page.getByRole('tab', { name: 'Cover' }).click();
    await page.getByRole('combobox', { name: 'Figure in each cell' }).selectOption('risk');
    await page.getByText('Chance, in a hundred, that more staff is needed than planned').waitFor();
    expect(new URL(page.url()).searchParams.get('figure')).toBe('risk');
    await expectAccessible(page);
  });

  it('answers an administrator’s what-if by keyboard, each change with its interval', async () => {
    const { page } = administrator;
    const panel = page.getByRole('region', { name: 'What if…?' }).first();
    await panel.getByRole('textbox', { name: 'More beds' }).fill('2');
    await panel.getByRole('combobox', { name: 'Closed site' }).selectOption('val-serein');
    await panel.getByRole('button', { name: 'Simulate' }).focus();
    await page.keyboard.press('Enter');
    const table = panel.getByRole('region', { name: 'What if…?' });
    await table.getByRole('rowheader', { name: 'Arrivals +20 %' }).waitFor({ timeout: PATIENCE_MS });
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([
      'As it is',
      '+1 agent(s): Nurse',
      '+2 bed(s), from 30',
      'Arrivals +20 %',
      'Hôpital Val-Serein (simulé) closed, 50 % of its patients here',
    ]);
    await expectAccessible(page);
  });

  it('hears of nothing wrong from the browser', () => {
    expect([...supervisor.complaints, ...administrator.complaints]).toEqual([]);
  });
});
