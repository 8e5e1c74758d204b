import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { backtestEvidence } from '../backtest-evidence.js';
import { sampleRun } from '../testing/sample-run.js';
import type { ReportDocument } from './report-document.js';
import { reportPage } from './report-page.js';
import { STYLE, STYLE_HASH } from './style.js';
import { englishWords } from './words-en.js';
import { frenchWords } from './words-fr.js';

type Element = DefaultTreeAdapterMap['element'];
const isElement = (node: DefaultTreeAdapterMap['node']): node is Element => 'tagName' in node;

function elementsOf(page: string): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterMap['node']): void => {
    if (isElement(node)) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(page, { onParseError: (error) => expect.fail(`line ${error.startLine}: ${error.code}`) }));
  return found;
}
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const first = (elements: readonly Element[], tag: string): Element => {
  const found = elements.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`no ${tag} in the page`);
  return found;
};
const within = (table: Element, tag: string): readonly Element[] =>
  table.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === tag ? [child] : within(child, tag)));
const textOf = (node: DefaultTreeAdapterMap['node']): string =>
  'childNodes' in node ? node.childNodes.map(textOf).join('') : 'value' in node ? node.value : '';

const none = { outOfOrder: 0, duplicates: 0, conflicts: 0, withoutValue: 0, negative: 0, impossibleTimes: 0 };
const document: ReportDocument = {
  source: 'counts <2024> & "more".csv',
  timeZone: 'Europe/Paris',
  calendar: 'FR',
  refitDays: 28,
  data: [
    {
      name: '',
      report: {
        ...none,
        rows: 2000,
        intervals: 2000,
        observed: 1990,
        gaps: [{ from: Date.UTC(2024, 0, 2), to: Date.UTC(2024, 0, 2, 10), intervals: 10 }],
        zeroRuns: [],
        absurd: [Date.UTC(2024, 0, 5)],
      },
    },
  ],
  evidence: backtestEvidence(
    [sampleRun('auto', 21, 48, (origin) => origin / 10), sampleRun('seasonal-naive', 21, 48, () => 3)],
    'auto',
  ),
  chosen: [
    {
      series: '',
      facts: { model: 'auto', observations: 1990, chosen: { level: 0, 'weight profile-8': 0.2 } },
    },
  ],
  drivers: [
    {
      series: '',
      from: Date.UTC(2024, 3, 1),
      intervals: 24,
      terms: [
        { term: 'weekday', factor: 1.14 },
        { term: 'holiday:easter-monday', factor: 0.94 },
      ],
    },
  ],
};

const ALLOWED =
  /^(html|head|meta|title|style|body|header|main|section|h[1-3]|p|div|dl|dt|dd|figure|figcaption|span|strong|ul|li|details|summary|table|caption|thead|tbody|tr|th|td|svg|g|line|polyline|polygon|rect|circle|text)$/;

describe.each(['fr', 'en'] as const)('the report page in %s', (language) => {
  const page = reportPage(document, language);
  const elements = elementsOf(page);
  const words = language === 'fr' ? frenchWords : englishWords;

  it('needs nothing from outside and runs nothing', () => {
    for (const element of elements) {
      expect(element.tagName).toMatch(ALLOWED);
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^(on|style$|src|href|srcset|action|data|poster|xlink)/);
        expect(value).not.toMatch(/url\(|https?:|javascript:/i);
      }
    }
    expect(STYLE).not.toMatch(/url\(|@import|@font-face/);
    const policy = elements.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    expect(policy && attribute(policy, 'content')).toContain(
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'`,
    );
  });

  it('holds its only style to the hash its policy admits', () => {
    const styles = elements.filter(({ tagName }) => tagName === 'style');
    expect(styles.map(textOf)).toEqual([STYLE]);
    expect(createHash('sha256').update(STYLE).digest('base64')).toBe(STYLE_HASH);
  });

  it('shows every part, in its language', () => {
    expect(attribute(first(elements, 'html'), 'lang')).toBe(language);
    const headings = elements.filter(({ tagName }) => tagName === 'h2').map(textOf);
    const { regret, fans, calibration, groups, drivers, choice, data, terms } = words;
    const parts = [regret, fans, calibration, groups, drivers, choice, data, terms];
    expect(headings).toEqual(parts.map(({ title }) => title));
    const charts = elements.filter((element) => attribute(element, 'role') === 'img');
    expect(charts).toHaveLength(4 + 2 + 2);
    for (const chart of charts) expect(attribute(chart, 'aria-label')).toBeTruthy();
    expect(elements.filter(({ tagName }) => tagName === 'details')).toHaveLength(4 + 2);
    for (const table of elements.filter(({ tagName }) => tagName === 'table')) {
      const widths = within(table, 'tr').map((row) => row.childNodes.length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('shows what it was given as text', () => {
    expect(textOf(first(elements, 'p'))).toContain(document.source);
    expect(page).not.toContain('<2024>');
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  it('is the same bytes for the same document', () => {
    expect(reportPage(document, language)).toBe(page);
  });
});

it('says so when nothing could be scored', () => {
  const unknown = { ...sampleRun('auto', 3, 24), actualOf: () => Number.NaN };
  const page = reportPage({ ...document, evidence: backtestEvidence([unknown], 'auto') }, 'en');
  expect(page).toContain('No forecast could be scored');
  expect(page).not.toMatch(/NaN|Infinity/);
});

describe('the words of the report', () => {
  it('explain the same terms in both languages', () => {
    expect(frenchWords.terms.list).toHaveLength(englishWords.terms.list.length);
    expect(Object.keys(frenchWords.drivers.terms)).toEqual(Object.keys(englishWords.drivers.terms));
    expect(Object.keys(frenchWords.models)).toEqual(Object.keys(englishWords.models));
  });

  it('write numbers as the language does', () => {
    expect(reportPage(document, 'fr')).toMatch(/\+14,0\s%/);
    expect(reportPage(document, 'en')).toContain('+14.0%');
  });
});
