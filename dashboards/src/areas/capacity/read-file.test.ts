// @vitest-environment node

import { expect, it } from 'vitest';
import { readFile } from './read-file.js';

const latin1 = (text: string) => new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))]);

it('reads XML in the encoding it declares, and anything else as UTF-8', async () => {
  const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><COMMUNE>Saint-Étienne</COMMUNE>';
  expect(await readFile(latin1(xml))).toBe(xml);
  expect(await readFile(new Blob(['visite;arrivée']))).toBe('visite;arrivée');
});
