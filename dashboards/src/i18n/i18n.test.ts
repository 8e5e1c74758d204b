// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en } from './en/index.js';
import { fr } from './fr/index.js';
import { initialLanguage } from './language.js';
import { formatsOf } from './use-format.js';

interface Tree {
  readonly [key: string]: string | Tree;
}

const flatten = (tree: Tree, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  );

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '').sort();

const french = new Map(flatten(fr));
const english = new Map(flatten(en));

const source = fileURLToPath(new URL('../', import.meta.url));
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^i18n|generated/.test(name))
  .map((name) => readFileSync(`${source}${name}`, 'utf8'))
  .join('\n');

describe('the two languages', () => {
  it('have the same keys, with the same values to fill in', () => {
    expect([...english.keys()]).toEqual([...french.keys()]);
    for (const [key, text] of french) {
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('leave no key empty and none unused', () => {
    const dynamic = [...code.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = [...french.keys()].filter(
      (key) => !code.includes(`'${key}'`) && !dynamic.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
    expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('put French double punctuation after a no-break space', () => {
    expect([...french].filter(([, text]) => / [:;!?%»]/.test(text)).map(([key]) => key)).toEqual([]);
  });
});

describe('the language on screen', () => {
  const stored = (value: string | null) => ({ getItem: () => value });

  it('is the address’s, else the one chosen last, else French', () => {
    expect(initialLanguage('?lang=en', stored('fr'))).toBe('en');
    expect(initialLanguage('', stored('en'))).toBe('en');
    expect(initialLanguage('?lang=de', stored(null))).toBe('fr');
  });
});

describe('numbers', () => {
  it('are written as each language does', () => {
    const [french, english] = [formatsOf('fr'), formatsOf('en')];
    expect(french.number(1234.5, 1).replaceAll(/\s/g, ' ')).toBe('1 234,5');
    expect(english.number(1234.5, 1)).toBe('1,234.5');
    expect(french.percent(0.795, 1).replaceAll(/\s/g, ' ')).toBe('79,5 %');
    expect(english.change(1.14)).toBe('+14%');
    expect(english.change(1)).toBe('0%');
    expect(english.hours(455)).toBe('7 h 35');
    expect(english.hours(-60)).toBe('−1 h');
  });
});
