import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.js';

/** Takes turns for names such as `a1`, `b1`; the letter is the key. */
function queue(slots: number) {
  const turns = createTurns(slots);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = (name: string) =>
    turns.take(name.charAt(0), (end) => {
      begun.push(name);
      ends.set(name, end);
    });
  return { take, begun, end: (name: string) => ends.get(name)?.() };
}

describe('turns', () => {
  it('lets a key with one job pass a key with many', () => {
    const { take, begun, end } = queue(1);
    for (const name of ['a1', 'a2', 'a3', 'b1']) take(name);
    expect(begun).toEqual(['a1']);
    end('a1');
    end('b1');
    end('a2');
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('gives a second slot to the key that has none running', () => {
    const { take, begun, end } = queue(2);
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2']) take(name);
    expect(begun).toEqual(['a1', 'a2']);
    end('a1');
    expect(begun.at(-1)).toBe('b1');
    end('a2');
    expect(begun.at(-1)).toBe('a3');
  });

  it('takes one that leaves out of the queue, and not one that has begun', () => {
    const { take, begun, end } = queue(1);
    const [first, second] = [take('a1'), take('a2')];
    take('a3');
    expect([first.leave(), second.leave(), second.leave()]).toEqual([false, true, false]);
    end('a1');
    end('a1');
    expect(begun).toEqual(['a1', 'a3']);
  });
});
