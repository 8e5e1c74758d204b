import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitAsKnown } from '../generate/planned-visit.js';
import { hourMs, visitSource } from '../generate/visit-source.js';
import { demoGroup } from '../hospital/group.js';
import { siteFeed } from './site-feed.js';

const [profile] = demoGroup;
if (!profile) throw new Error('the group has sites');
const source = visitSource(profile, 1);
const start = Date.parse('2026-03-28T00:00:00Z');

const told = (fromMs: number, untilMs: number, troubleShare = 0, limit = Number.POSITIVE_INFINITY) => {
  const feed = siteFeed({ profile, source, seed: 1, fromMs, troubleShare });
  return feed.take(untilMs, limit).map(({ bytes, sendMs }) => {
    const text = bytes.toString('latin1');
    return {
      text,
      sendMs,
      trigger: /ADT\^(A\d\d)/.exec(text)?.[1] ?? '',
      visit: /\|(VS\d{11})/.exec(text)?.[1] ?? '',
    };
  });
};

describe('a feed', () => {
  it('goes on where history ends: what history knows of each visit, and what the feed tells, make it whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 47 * 60 }), (minutes) => {
        const lineMs = start + minutes * 60_000 + 30_000;
        const untilMs = lineMs + 6 * hourMs;
        const messages = told(lineMs, untilMs);
        for (let hour = Math.floor(lineMs / hourMs) * hourMs - 72 * hourMs; hour < lineMs; hour += hourMs)
          for (const visit of source(hour)) {
            if (visit.arrivedMs >= lineMs) continue;
            const known = visitAsKnown(visit, lineMs);
            const triggers = messages.filter((one) => one.visit === visit.number).map((one) => one.trigger);
            const leaves = visit.departedMs >= lineMs && visit.departedMs <= untilMs;
            expect(triggers.includes('A04')).toBe(false);
            expect(triggers.includes('A08')).toBe(known.triage === null && visit.triagedMs <= untilMs);
            expect(triggers.some((trigger) => trigger === 'A02' || trigger === 'A03')).toBe(leaves);
            if (known.departedAt !== null) expect(triggers).toEqual([]);
          }
      }),
      { numRuns: 20 },
    );
  });

  it('tells the same, cut anywhere into two feeds', () => {
    const untilMs = start + 12 * hourMs;
    const cut = start + 5 * hourMs + 1;
    const whole = told(start, untilMs, 0.3).map((one) => one.text);
    const parts = [...told(start, cut - 1, 0.3), ...told(cut, untilMs, 0.3)].map((one) => one.text);
    expect(parts).toEqual(whole);
    expect(whole.length).toBeGreaterThan(told(start, untilMs).length);
  });

  it('keeps to the order of sending, and waits when told to', () => {
    const feed = siteFeed({ profile, source, seed: 1, fromMs: start, troubleShare: 0.2 });
    const some = feed.take(start + 4 * hourMs, 10);
    expect(some.length).toBe(10);
    const rest = feed.take(start + 4 * hourMs, 1_000);
    const times = [...some, ...rest].map((one) => one.sendMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(feed.nextMs()).toBeGreaterThan(start + 4 * hourMs);
    expect(feed.take(start + 4 * hourMs, 1_000)).toEqual([]);
  });
});
