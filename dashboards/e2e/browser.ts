import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

export const url = inject('url');
/** False where no Chromium is named: the suite is skipped, which the set-up says. */
export const hasBrowser = url !== '';

export type Who = 'Camille Ferrand' | 'Nadia Lemoine' | 'Hugo Vasseur';

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.RELEVE_TEST_CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

interface Visit {
  readonly who: Who;
  readonly language?: 'fr' | 'en';
  readonly width?: number;
  readonly dark?: boolean;
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: script errors and policy violations. */
  readonly complaints: readonly string[];
}

/** A signed-in person at a fresh browser. */
export async function visit(
  browser: Browser,
  { who, language = 'en', width = 1440, dark = false }: Visit,
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const expected = message.text().includes('the server responded with a status of');
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  await page.addInitScript((chosen) => localStorage.setItem('releve.language', chosen), language);
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: new RegExp(who) }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
  return { page, context, complaints };
}

/** No serious or critical accessibility violation on the page as it stands, or within a part of it. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const serious = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }));
  expect(serious).toEqual([]);
}
