import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../logs/create-logger.js';
import { runService } from './run-service.js';

const log = createLogger({ service: 'test', level: 'silent' });

class Host extends EventEmitter {
  readonly codes: number[] = [];
  exit(code: number): void {
    this.codes.push(code);
  }
}

const run = (parts: { start?: () => Promise<void>; stop?: () => Promise<void>; deadlineMs?: number }) => {
  const host = new Host();
  const nothing = async () => {};
  const running = runService({ name: 'test', start: nothing, stop: nothing, log, host, ...parts });
  return { host, running };
};

describe('runService', () => {
  it.each(['SIGTERM', 'SIGINT'])('stops gracefully on %s', async (signal) => {
    let stopped = false;
    const stop = async () => {
      await wait(10);
      stopped = true;
    };
    const { host, running } = run({ stop });
    await running;
    expect(host.codes).toEqual([]);
    host.emit(signal);
    await expect.poll(() => host.codes).toEqual([0]);
    expect(stopped).toBe(true);
  });

  it('ends by force when the deadline passes', async () => {
    const { host, running } = run({ stop: () => new Promise(() => {}), deadlineMs: 20 });
    await running;
    host.emit('SIGTERM');
    await expect.poll(() => host.codes).toEqual([1]);
  });

  it('ends by force on a second signal, but takes what comes at once for the same', async () => {
    const { host, running } = run({ stop: () => new Promise(() => {}) });
    await running;
    host.emit('SIGINT');
    host.emit('SIGINT');
    expect(host.codes).toEqual([]);
    await wait(550);
    host.emit('SIGINT');
    expect(host.codes).toEqual([1]);
  });

  it('stops what had started, and ends with 1, when the start fails', async () => {
    let stopped = false;
    const start = () => Promise.reject(new Error('no database'));
    const stop = async () => {
      stopped = true;
    };
    const { host, running } = run({ start, stop });
    await running;
    expect(host.codes).toEqual([1]);
    expect(stopped).toBe(true);
  });
});
