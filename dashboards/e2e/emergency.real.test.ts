import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, type Visitor, visit } from './browser.js';
import { sendEncounter } from './send-encounter.js';

describe.skipIf(!hasBrowser)('the emergency manager', () => {
  let browser: Browser;
  let manager: Visitor;

  beforeAll(async () => {
    browser = await launch();
    // Stays are told of once a site is live: in a quiet hour the demonstration's own messages would not do.
    await sendEncounter('roche-claire');
    manager = await visit(browser, { who: 'Camille Ferrand' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('lands on the department, live, labelled as simulated', async () => {
    const { page } = manager;
    await page.getByRole('heading', { level: 1, name: /^Emergency – / }).waitFor();
    await page.getByText('Simulated data').first().waitFor();
    await page.getByRole('status').filter({ hasText: 'Live' }).first().waitFor();
    await page.getByRole('region', { name: 'The department in figures' }).waitFor();
  });

  it('sees the forecast with its bands, and the same figures as a table', async () => {
    const { page } = manager;
    await page
      .getByRole('img', { name: /^Patients present\. Peak of the median/ })
      .waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Table: Patients present' }).click();
    const table = page.getByRole('table', { name: 'Patients present' });
    await table.getByRole('columnheader', { name: '95% interval' }).waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(72);
    expect(new URL(page.url()).searchParams.get('table')).toBe('present');
    await page.getByRole('button', { name: 'Chart: Patients present' }).click();
  });

  it('asks how likely a threshold is, and the address keeps it', async () => {
    const { page } = manager;
    const threshold = page.getByRole('textbox', { name: 'Threshold (patients present)' });
    await threshold.fill('20');
    await page.waitForURL((address) => address.searchParams.get('above') === '20');
    const panel = page.getByRole('region', { name: 'Probability of crossing a threshold' });
    await panel.getByRole('progressbar', { name: 'Within 24 h' }).waitFor();
    await page.reload();
    expect(await threshold.inputValue()).toBe('20');
  });

  it('sees the beds to ask for within 2, 4, 8 and 24 hours, as distributions and as a table', async () => {
    const { page } = manager;
    const beds = page.getByRole('img', { name: /^Beds to ask for: .* within 24 h/ });
    await beds.waitFor({ timeout: 120_000 });
    for (const hours of [2, 4, 8, 24]) await beds.getByText(`Within ${hours} h`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Table: Beds to ask for' }).click();
    const table = page.getByRole('table', { name: 'Beds to ask for' });
    await expect.poll(() => table.getByRole('row').count()).toBe(5);
    expect(new URL(page.url()).searchParams.get('table')?.split(',')).toContain('beds');
    await page.getByRole('button', { name: 'Chart: Beds to ask for' }).click();
  });

  it('sees who will be waiting for a bed, the alerts and their past, and the epidemic watch', async () => {
    const { page } = manager;
    await page
      .getByRole('img', { name: /^Patients waiting for a bed\. Peak of the median/ })
      .waitFor({ timeout: 60_000 });
    const alerts = page.getByRole('region', { name: 'Alerts' });
    await alerts.getByRole('button', { name: 'Show past alerts' }).click();
    await page.waitForURL((address) => address.searchParams.get('alerts') === 'past');
    await alerts.getByRole('button', { name: 'Hide past alerts' }).click();
    await page.getByRole('region', { name: 'Epidemic watch' }).first().waitFor();
  });

  it('sees half-hours, 72 hours, 28 days and 12 months of arrivals as totals, and the address keeps the choice', async () => {
    const { page } = manager;
    await page
      .getByRole('img', { name: /^Arrivals to come, by half-hour, six hours, day or month\. From/ })
      .waitFor({ timeout: 60_000 });
    await page.getByText('Half-hours', { exact: true }).click();
    await page.waitForURL((address) => address.searchParams.get('totals') === 'half-hour');
    await page
      .getByRole('img', { name: /^Arrivals to come, .*\. From \w+ \d+ \w+ \d+:[03]0 to/ })
      .waitFor({ timeout: 60_000 });
    await page.getByText('72 hours', { exact: true }).click();
    await page.waitForURL((address) => address.searchParams.get('totals') === 'six-hours');
    await page
      .getByRole('img', { name: /^Arrivals to come, .*\. From \w+ \d+, \d+–\d+ h to/ })
      .waitFor({ timeout: 60_000 });
    await page.getByText('12 months', { exact: true }).click();
    await page.waitForURL((address) => address.searchParams.get('totals') === 'month');
    await page.getByText('28 days', { exact: true }).click();
  });

  it('looks at arrivals of one stream, in either language', async () => {
    const { page } = manager;
    await page.getByRole('combobox', { name: 'Stream' }).selectOption('age:elderly');
    await page.waitForURL((address) => address.searchParams.get('stream') === 'age:elderly');
    await page.getByRole('button', { name: 'FR – Français' }).click();
    await page.getByRole('heading', { level: 1, name: /^Urgences – / }).waitFor();
    await page
      .getByRole('region', { name: /Arrivées par heure – 75 ans et plus|Prévision en préparation/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'EN – English' }).click();
  });

  it('may not open the audit', async () => {
    const { page } = manager;
    const here = page.url();
    await page.goto(new URL('/audit', here).href);
    await page.getByRole('heading', { name: 'Not allowed' }).waitFor();
    await page.goto(here);
    await page.getByRole('heading', { level: 1, name: /^Emergency – / }).waitFor();
  });

  it('meets no serious accessibility violation and no complaint of the browser', async () => {
    const { page, complaints } = manager;
    await page.getByRole('table', { name: /Mean arrivals/ }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});
