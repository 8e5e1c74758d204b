import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualDelimiters } from './delimiters.js';
import { escapeText, unescapeText } from './escapes.js';
import { parseMessage } from './message.js';

const parsed = (text: string) => {
  const result = parseMessage(text);
  if (!result.ok) throw new Error(result.problem.expected);
  return result.message;
};

describe('parseMessage', () => {
  it('numbers fields as the standard does, the header included', () => {
    const message = parsed('MSH|^~\\&|APP|FAC|||20260101||ADT^A01^ADT_A01|42|P|2.5\rPV1||E|BOX1^2^3~SECOND');
    expect(message.text('MSH', 1)).toBe('|');
    expect(message.text('MSH', 9, 2)).toBe('A01');
    expect(message.text('MSH', 10)).toBe('42');
    expect(message.text('PV1', 3)).toBe('BOX1');
    expect(message.text('PV1', 3, 3)).toBe('3');
    expect(message.text('PV1', 99)).toBe('');
    expect(message.text('ZBE', 1)).toBe('');
  });

  it('takes whatever separators MSH-1 and MSH-2 declare', () => {
    const message = parsed('MSH$%*!#$APP$FAC$$$$$ADT%A04$7$P$2.5\rPV1$$E$U%1!S!x#y*Z');
    expect(message.text('MSH', 9, 2)).toBe('A04');
    expect(message.text('PV1', 3)).toBe('U');
    expect(message.text('PV1', 3, 2)).toBe('1%x');
  });

  it.each(['\r', '\n', '\r\n'])('reads segments ended by %j', (end) => {
    expect(parsed(['MSH|^~\\&|A', 'EVN|A01', 'PV1||E', ''].join(end)).text('PV1', 2)).toBe('E');
  });

  it.each([
    ['', 'MSH'],
    ['PID|1', 'MSH'],
    ['MSH|||', 'MSH-1, MSH-2'],
    ['MSH|^^^^|', 'MSH-1, MSH-2'],
    ['MSHabcdef', 'MSH-1, MSH-2'],
    ['MSH|^~\\&|A\r<html>', 'segment'],
  ])('refuses %j and names the place', (text, place) => {
    const result = parseMessage(text);
    expect(result.ok ? null : result.problem.place).toBe(place);
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseMessage(`MSH${text}`)));
  });

  it('reads back every text it escapes', () => {
    const line = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(line, (text) => {
        expect(unescapeText(escapeText(text, usualDelimiters), usualDelimiters)).toBe(text);
      }),
    );
  });

  it('resolves hexadecimal and drops formatting', () => {
    expect(unescapeText('a\\X41\\b\\.ce\\c\\H\\d', usualDelimiters)).toBe('aAbcd');
  });
});
