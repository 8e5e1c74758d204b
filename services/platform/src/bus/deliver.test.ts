import { describe, expect, it } from 'vitest';
import { unavailable } from '../errors/service-error.js';
import { deliver } from './deliver.js';
import type { ReceivedEvent } from './event-bus.js';
import { isTransient } from './is-transient.js';

const event = (id: string, offset: number): ReceivedEvent => ({
  topic: 't',
  key: 'k',
  id,
  payload: {},
  partition: 0,
  offset: String(offset),
});

function recording(handle: (ids: string[]) => void) {
  const steps: string[] = [];
  const stopping = new AbortController();
  return {
    steps,
    stopping,
    delivery: {
      options: {
        handle: async (events: readonly ReceivedEvent[]) => handle(events.map(({ id }) => id)),
        maxAttempts: 2,
      },
      abort: new AbortController().signal,
      stopping: stopping.signal,
      commit: async ({ id }: ReceivedEvent) => {
        steps.push(`commit ${id}`);
      },
      bury: async ({ id }: ReceivedEvent, attempts: number) => {
        steps.push(`bury ${id} after ${attempts}`);
      },
      onFailure: () => {},
    },
  };
}

describe('deliver', () => {
  const batch = [event('a', 0), event('b', 1), event('c', 2)];

  it('commits a batch once, at its end', async () => {
    const { delivery, steps } = recording(() => {});
    expect(await deliver(batch, delivery)).toBe(true);
    expect(steps).toEqual(['commit c']);
  });

  it('tries a refused batch one by one, and sets aside only what fails', async () => {
    const { delivery, steps } = recording((ids) => {
      if (ids.includes('b')) throw new Error('bad');
    });
    expect(await deliver(batch, delivery)).toBe(true);
    expect(steps).toEqual(['commit a', 'bury b after 2', 'commit c']);
  });

  it('never sets an event aside because a server is away', async () => {
    let tries = 0;
    const { delivery, steps } = recording(() => {
      if (++tries <= 4) throw unavailable('no database');
    });
    expect(await deliver([event('a', 0)], delivery)).toBe(true);
    expect(tries).toBe(5);
    expect(steps).toEqual(['commit a']);
  });

  it('leaves the rest uncommitted when a stop comes', async () => {
    const { delivery, steps, stopping } = recording(() => {
      stopping.abort();
      throw new Error('bad');
    });
    expect(await deliver(batch, delivery)).toBe(false);
    expect(steps).toEqual([]);
  });
});

describe('isTransient', () => {
  it.each([
    ['a refused connection', Object.assign(new Error(), { code: 'ECONNREFUSED' }), true],
    [
      'a deadlock, wrapped',
      new Error('query', { cause: Object.assign(new Error(), { code: '40P01' }) }),
      true,
    ],
    ['a server shutting down', Object.assign(new Error(), { code: '57P01' }), true],
    ['a broken constraint', Object.assign(new Error(), { code: '23505' }), false],
    ['a bug', new TypeError('x is undefined'), false],
  ])('%s', (_, error, expected) => {
    expect(isTransient(error)).toBe(expected);
  });
});
