import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, MllpFramer } from './mllp-framer.js';

const block = (text: string): Buffer => Buffer.from(`\x0b${text}\x1c\r`, 'latin1');
const limits = { maxMessageBytes: 10_000 };

const feed = (framer: MllpFramer, bytes: Buffer, cuts: readonly number[]): readonly Frame[] => {
  const frames: Frame[] = [];
  let from = 0;
  for (const cut of [...cuts.map((at) => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)) {
    frames.push(...framer.push(bytes.subarray(from, cut)));
    from = cut;
  }
  return frames;
};

const texts = (frames: readonly Frame[]): readonly string[] =>
  frames.flatMap((frame) => (frame.kind === 'message' ? [frame.bytes.toString('latin1')] : []));

describe('MllpFramer', () => {
  it('finds the same messages however the packets are cut', () => {
    const text = fc.string({ maxLength: 200, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        fc.array(fc.nat(2000), { maxLength: 12 }),
        (sent, cuts) => {
          const bytes = Buffer.concat(sent.map(block));
          expect(texts(feed(new MllpFramer(limits), bytes, cuts))).toEqual(
            sent.map((one) => Buffer.from(one, 'latin1').toString('latin1')),
          );
        },
      ),
    );
  });

  it('passes over what stands between blocks, once per stretch, and goes on', () => {
    const framer = new MllpFramer(limits);
    const frames = framer.push(
      Buffer.concat([Buffer.from('noise'), block('one'), Buffer.from('\r\n'), block('two')]),
    );
    expect(frames.map(({ kind }) => kind)).toEqual(['garbage', 'message', 'message']);
    expect(texts(frames)).toEqual(['one', 'two']);
  });

  it('reports a block that another one interrupts, and reads the other', () => {
    const frames = new MllpFramer(limits).push(Buffer.concat([Buffer.from('\x0bhalf'), block('whole')]));
    expect(frames.map(({ kind }) => kind)).toEqual(['truncated', 'message']);
    expect(texts(frames)).toEqual(['whole']);
  });

  it('holds 2 kB of a block of 10 MB without an end, and resynchronises after it', () => {
    const framer = new MllpFramer(limits);
    framer.push(Buffer.from('\x0bMSH|'));
    const noise = Buffer.alloc(64 * 1024, 'x');
    for (let sent = 0; sent < 10_000_000; sent += noise.length) framer.push(noise);
    expect(framer.heldBytes).toBeLessThanOrEqual(2048);
    const frames = framer.push(Buffer.concat([Buffer.from('\x1c\r'), block('after')]));
    expect(frames[0]).toMatchObject({ kind: 'oversize', length: 153 * 65_536 + 4 });
    expect(texts(frames)).toEqual(['after']);
  });

  it('holds nothing of 10 MB outside any block', () => {
    const framer = new MllpFramer(limits);
    for (let i = 0; i < 160; i += 1) expect(framer.push(Buffer.alloc(65_536, 0xff))).toEqual([]);
    expect(framer.heldBytes).toBe(0);
    expect(framer.push(block('after')).map(({ kind }) => kind)).toEqual(['garbage', 'message']);
  });

  it('says at the end what was left unfinished', () => {
    const framer = new MllpFramer(limits);
    framer.push(Buffer.from('\x0bMSH|^~'));
    expect(framer.end()).toMatchObject([{ kind: 'truncated', length: 6 }]);
  });
});
