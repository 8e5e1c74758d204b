import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, type Visitor, visit } from './browser.js';

const name = `Essai ${Date.now()}`;
const WEEKS = 20;
const START = Date.UTC(2026, 5, 1);

/** Hours of a department: busy days, quiet nights, a little noise. */
function csv(): string {
  const rows = Array.from({ length: WEEKS * 168 }, (_, i) => {
    const noise = Math.round(2 * Math.sin(i * 12.9898) + 1.5 * Math.sin(i * 78.233));
    return `${new Date(START + i * 3_600_000).toISOString()},${Math.max(0, (i % 24 >= 8 ? 9 : 3) + noise)}`;
  });
  return `time,arrivals\n${rows.join('\n')}\n`;
}

describe.skipIf(!hasBrowser)('a manager’s models', () => {
  let browser: Browser;
  let administrator: Visitor;

  beforeAll(async () => {
    browser = await launch();
    administrator = await visit(browser, { who: 'Hugo Vasseur' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('are listed by series, with state, data and score', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor();
    await page.getByText('In use').first().waitFor({ timeout: 120_000 });
    await expectAccessible(page);
  });

  it('freeze and let go again by keyboard, with a reason', async () => {
    const { page } = administrator;
    const panel = page.getByRole('region', { name: /^Arrivals – / }).first();
    await panel.getByRole('button', { name: 'Freeze', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Freeze – / });
    await dialog.getByRole('textbox', { name: 'Reason (recorded)' }).fill('The department moves');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Freeze', exact: true }).click();
    await panel.getByText(/^Frozen since .* by Hugo Vasseur: The department moves$/).waitFor();
    await panel.getByRole('button', { name: 'Unfreeze' }).click();
    const letGo = page.getByRole('dialog', { name: /^Unfreeze – / });
    await letGo.getByRole('textbox', { name: 'Reason (recorded)' }).fill('It has moved');
    await letGo.getByRole('button', { name: 'Unfreeze' }).click();
    await panel.getByRole('button', { name: 'Freeze', exact: true }).waitFor();
  });

  it('come of a file, without code: import, train, look at the backtest', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: 'Train on a file' }).click();
    await page.getByRole('heading', { level: 1, name: 'Train on a file' }).waitFor();
    await page.getByRole('combobox', { name: 'Site', exact: true }).selectOption('New site…');
    await page.getByRole('textbox', { name: 'Name of the site' }).fill(name);
    await page.getByRole('combobox', { name: /^Time zone/ }).selectOption('Europe/Paris');
    await page.getByRole('combobox', { name: /^Calendar/ }).selectOption('FR-57');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'File of counts' }).click(),
    ]);
    await chooser.setFiles({ name: 'counts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv()) });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Import and train' }).click();
    await page.getByRole('progressbar', { name: 'Training under way' }).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: 'See what it would have forecast' }).click({ timeout: 120_000 });
    await page
      .getByRole('heading', { level: 1, name: new RegExp(`^Automatic – Arrivals, ${name}$`) })
      .waitFor();
    await page.getByRole('rowheader', { name: /^Automatic \(this model\)$/ }).waitFor();
    await page
      .getByRole('img', { name: /^Coverage promised and measured/ })
      .first()
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Table: The worst forecast' }).click();
    await page.getByRole('table', { name: /^The worst forecast/ }).waitFor();
    await expectAccessible(page);
  });

  it('are put in use with a reason, and forecast', async () => {
    const { page, complaints } = administrator;
    await page.getByText('On trial').first().waitFor();
    await page.getByRole('button', { name: 'Put in use' }).click();
    const dialog = page.getByRole('dialog', { name: 'Put in use – Automatic' });
    await dialog.getByRole('textbox', { name: 'Reason (recorded)' }).fill('Its backtest is good');
    await dialog.getByRole('button', { name: 'Put in use' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('In use', { exact: true }).first().waitFor();
    await page.getByRole('cell', { name: 'Its backtest is good' }).first().waitFor();
    const site = new URL(page.url()).searchParams.get('site');
    await expect
      .poll(
        () =>
          page.evaluate(async (id) => {
            const answer = await fetch(`/api/v1/sites/${id}/forecast`);
            const { forecast } = await answer.json();
            return forecast?.points.length ?? 0;
          }, site),
        { timeout: 60_000 },
      )
      .toBe(72);
    expect(complaints).toEqual([]);
  });
});
