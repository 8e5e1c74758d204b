import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventBus, OutgoingEvent, ReceivedEvent, SubscriptionOptions } from './event-bus.js';

const soon = { timeout: 25_000, interval: 20 };

const numbered = (topic: string, keys: number, each: number): OutgoingEvent[] =>
  Array.from({ length: keys * each }, (_, n) => ({
    topic,
    key: `site-${n % keys}`,
    id: `${topic}-${n}`,
    payload: { n: Math.floor(n / keys), text: 'é"\\\n' },
  }));

const numberOf = (event: ReceivedEvent): number => (event.payload as { n: number }).n;

/**
 * What every bus must do. `open` gives another client of the same log, as another process would have;
 * `crash` ends one without a word: no commit, no goodbye.
 */
export function eventBusContract(
  name: string,
  open: () => Promise<EventBus>,
  crash: (bus: EventBus) => Promise<void>,
): void {
  describe(`event bus on ${name}`, { timeout: 60_000 }, () => {
    const opened: EventBus[] = [];
    const openBus = async () => {
      const bus = await open();
      opened.push(bus);
      return bus;
    };
    const fresh = () => `t-${randomUUID()}`;
    const collect = (
      bus: EventBus,
      options: Partial<SubscriptionOptions> & { topics: readonly string[] },
    ) => {
      const received: ReceivedEvent[] = [];
      const handle = async (events: readonly ReceivedEvent[]) => {
        received.push(...events);
      };
      const group = options.group ?? fresh();
      return bus
        .subscribe({ from: 'earliest', handle, ...options, group })
        .then((subscription) => ({ received, subscription, group }));
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((bus) => bus.close()));
    });

    it('hands over everything once, in order per key, before and after the subscription', async () => {
      const bus = await openBus();
      const topic = fresh();
      const events = numbered(topic, 5, 20);
      await bus.publish(events.slice(0, 50));
      const { received } = await collect(bus, { topics: [topic] });
      await bus.publish(events.slice(50));
      await expect.poll(() => received.length, soon).toBe(100);
      for (const key of ['site-0', 'site-1', 'site-2', 'site-3', 'site-4'])
        expect(received.filter((event) => event.key === key).map(numberOf)).toEqual(
          Array.from({ length: 20 }, (_, n) => n),
        );
      expect(received[0]).toMatchObject({ topic, payload: { text: 'é"\\\n' } });
      expect(new Set(received.map(({ id }) => id)).size).toBe(100);
    });

    it('gives every group everything, and a group from the latest only what comes after', async () => {
      const bus = await openBus();
      const topic = fresh();
      await bus.publish([{ topic, key: 'a', id: 'before', payload: null }]);
      const first = await collect(bus, { topics: [topic] });
      const late = await collect(bus, { topics: [topic], from: 'latest' });
      await bus.publish([{ topic, key: 'a', id: 'after', payload: null }]);
      await expect.poll(() => first.received.map(({ id }) => id), soon).toEqual(['before', 'after']);
      await expect.poll(() => late.received.map(({ id }) => id), soon).toEqual(['after']);
    });

    it('redelivers after a crash what was not committed, to another member', async () => {
      const [publisher, doomed] = [await openBus(), await open()];
      const topic = fresh();
      const group = fresh();
      const seen: string[] = [];
      await doomed.subscribe({
        group,
        topics: [topic],
        from: 'earliest',
        batchSize: 1,
        handle: async ([event]) => {
          seen.push(event?.id ?? '');
          if (event?.id === 'two') await new Promise(() => {});
        },
      });
      await publisher.publish(['one', 'two', 'three'].map((id) => ({ topic, key: 'a', id, payload: {} })));
      await expect.poll(() => seen, soon).toEqual(['one', 'two']);
      await crash(doomed);
      const { received } = await collect(publisher, { topics: [topic], group });
      await expect.poll(() => received.map(({ id }) => id), soon).toEqual(['two', 'three']);
    });

    it('shares the partitions among the members of a group, and again when one leaves', async () => {
      const [one, two] = [await openBus(), await openBus()];
      const topic = fresh();
      const group = fresh();
      await one.publish(numbered(topic, 40, 1));
      const first = await collect(one, { topics: [topic], group });
      await expect.poll(() => first.received.length, soon).toBe(40);
      const second = await collect(two, { topics: [topic], group });
      let round = 0;
      const sendRound = () =>
        one.publish(numbered(topic, 40, 1).map((event) => ({ ...event, id: `${event.id}-${++round}` })));
      await expect
        .poll(async () => {
          await sendRound();
          await wait(200);
          return second.received.length > 0;
        }, soon)
        .toBe(true);
      await first.subscription.stop();
      const before = first.received.length;
      await sendRound();
      const sent = 40 + round;
      const ids = () => new Set([...first.received, ...second.received].map(({ id }) => id)).size;
      await expect.poll(ids, soon).toBe(sent);
      expect(first.received.length).toBe(before);
    });

    it('sets a poison event aside with its reason, goes on, and replays it after a fix', async () => {
      const bus = await openBus();
      const topic = fresh();
      let fixed = false;
      const handled: string[] = [];
      let attempts = 0;
      await bus.subscribe({
        group: 'census',
        topics: [topic],
        from: 'earliest',
        maxAttempts: 2,
        handle: async (events) => {
          for (const { id } of events) {
            if (id === 'poison' && !fixed) {
              attempts++;
              throw new TypeError('no triage level 9');
            }
            if (!handled.includes(id)) handled.push(id);
          }
        },
      });
      const dead = await collect(bus, { topics: [`${topic}.dead`] });
      const event = (id: string) => ({ topic, key: 'a', id, payload: { triage: 9 } });
      await bus.publish(['before', 'poison', 'after'].map(event));
      await expect.poll(() => handled, soon).toEqual(['before', 'after']);
      await expect.poll(() => dead.received.length, soon).toBe(1);
      expect(attempts).toBeGreaterThanOrEqual(2);
      expect(dead.received[0]).toMatchObject({
        key: 'a',
        payload: {
          group: 'census',
          reason: 'TypeError: no triage level 9',
          attempts: 2,
          event: { topic, id: 'poison', payload: { triage: 9 } },
        },
      });
      fixed = true;
      expect(await bus.replayDead(topic)).toBe(1);
      await expect.poll(() => handled, soon).toEqual(['before', 'after', 'poison']);
      expect(await bus.replayDead(topic)).toBe(0);
    });

    it('waits for a batch to end before the next of its partition, and keeps batches to their size', async () => {
      const bus = await openBus();
      const topic = fresh();
      await bus.publish(numbered(topic, 1, 30));
      let inHand = 0;
      const sizes: number[] = [];
      await collect(bus, {
        topics: [topic],
        batchSize: 7,
        handle: async (events) => {
          inHand++;
          expect(inHand).toBe(1);
          sizes.push(events.length);
          await wait(10);
          inHand--;
        },
      });
      await expect.poll(() => sizes.reduce((sum, size) => sum + size, 0), soon).toBe(30);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
    });

    it('stops gracefully: the batch in hand ends and is committed, the rest waits for the next start', async () => {
      const bus = await openBus();
      const topic = fresh();
      const group = fresh();
      await bus.publish(numbered(topic, 1, 2));
      const done: string[] = [];
      let begun = false;
      const { subscription } = await collect(bus, {
        topics: [topic],
        group,
        batchSize: 1,
        handle: async ([event]) => {
          begun = true;
          await wait(200);
          done.push(event?.id ?? '');
        },
      });
      await expect.poll(() => begun, soon).toBe(true);
      await subscription.stop();
      const after = await collect(bus, { topics: [topic], group });
      await expect.poll(() => done.length + after.received.length, soon).toBe(2);
      expect([...done, ...after.received.map(({ id }) => id)]).toEqual([`${topic}-0`, `${topic}-1`]);
    });
  });
}
