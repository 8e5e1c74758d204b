import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, type Visitor, visit } from './browser.js';

describe.skipIf(!hasBrowser)('the administrator', () => {
  let browser: Browser;
  let administrator: Visitor;

  beforeAll(async () => {
    browser = await launch();
    administrator = await visit(browser, { who: 'Hugo Vasseur' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('compares the sites’ forecasts side by side', async () => {
    const { page } = administrator;
    await page.getByRole('heading', { level: 1, name: 'Capacity' }).waitFor();
    const quality = page.getByRole('region', { name: 'Forecast quality by site' });
    await quality.getByRole('rowheader').nth(2).waitFor();
    expect(await quality.getByRole('rowheader').count()).toBeGreaterThanOrEqual(3);
    await expectAccessible(page);
  });

  it('tries a file without writing, and reads which rows are refused and why', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
    await page.getByRole('combobox', { name: 'Content' }).selectOption('counts');
    const dryRun = page.getByRole('button', { name: 'Try without saving' });
    expect(await dryRun.getAttribute('aria-disabled')).toBe('true');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'File', exact: true }).click(),
    ]);
    await chooser.setFiles({
      name: 'counts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('time,arrivals\n2020-01-06T08:00:00Z,7\n2020-01-06T09:00:00Z,many\n'),
    });
    await dryRun.click();
    const report = page.getByRole('region', { name: 'Result of the trial' });
    await report.getByText('Nothing was written.').waitFor();
    await report.getByRole('cell', { name: 'many' }).waitFor();
    await expectAccessible(page);
  });

  it('reads the audit trail, its chain checked', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByText('The chain is intact').waitFor();
    await page.getByRole('cell', { name: 'signIn' }).first().waitFor();
    await expectAccessible(page);
  });

  it('signs out, and is asked to sign in again', async () => {
    const { page, complaints } = administrator;
    await page.getByRole('button', { name: 'Account of Hugo Vasseur' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.goto(new URL('/capacity', page.url()).href);
    await page.waitForURL((address) => address.pathname === '/sign-in');
    expect(complaints).toEqual([]);
  });
});
