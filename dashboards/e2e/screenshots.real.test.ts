import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, hasBrowser, launch, visit, type Who } from './browser.js';

const folder = fileURLToPath(new URL('./screenshots/', import.meta.url));

interface Shot {
  readonly name: string;
  readonly who: Who;
  readonly path: string;
}

const shots: readonly Shot[] = [
  { name: 'emergency', who: 'Camille Ferrand', path: '/emergency' },
  {
    name: 'emergency-tables',
    who: 'Camille Ferrand',
    path: '/emergency?table=present,arrivals&quantity=arrivals&past=48',
  },
  { name: 'models', who: 'Camille Ferrand', path: '/models' },
  { name: 'models-new', who: 'Camille Ferrand', path: '/models/new' },
  { name: 'import', who: 'Camille Ferrand', path: '/import' },
  { name: 'rosters', who: 'Nadia Lemoine', path: '/rosters' },
  { name: 'requirement', who: 'Nadia Lemoine', path: '/rosters/demo-urgences/requirement' },
  { name: 'generate', who: 'Nadia Lemoine', path: '/rosters/demo-urgences?dialog=generate' },
  { name: 'capacity', who: 'Hugo Vasseur', path: '/capacity' },
  { name: 'audit', who: 'Hugo Vasseur', path: '/audit' },
];

const looks = [
  { language: 'fr', width: 1440, dark: false },
  { language: 'en', width: 1440, dark: true },
  { language: 'fr', width: 390, dark: false },
  { language: 'en', width: 390, dark: false },
] as const;

describe.skipIf(!hasBrowser).each(looks)('pages in $language at $width px', ({ language, width, dark }) => {
  let browser: Browser;

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each([...new Set(shots.map((shot) => shot.who))])('%s', async (who) => {
    const { page, complaints } = await visit(browser, { who, language, width, dark });
    for (const shot of shots.filter((item) => item.who === who)) {
      await page.goto(new URL(shot.path, page.url()).href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${folder}${shot.name}-${language}-${width}.png`, fullPage: true });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${shot.name} is wider than ${width} px`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  });
});
