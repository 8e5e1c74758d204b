import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThreadRunner } from './create-thread-runner.js';
import type { JobRunner } from './job-runner.js';

export const trialRunner = (keepThreadsMs = 0): JobRunner =>
  createThreadRunner({
    workers: { trial: new URL('./fixtures/trial-worker.mjs', import.meta.url) },
    threads: 2,
    memoryMb: 40,
    keepThreadsMs,
  });

/** What every job runner must do. */
export function jobRunnerContract(
  name: string,
  open: () => Promise<{ runner: JobRunner; close: () => Promise<void> }>,
): void {
  describe(`job runner: ${name}`, { timeout: 60_000 }, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const run = (input: object, onProgress = (_: unknown) => {}) =>
      opened.runner.run('trial', input, { onProgress });

    it('answers with the output', async () => {
      expect(await run({ work: 'double', of: 21 }).outcome).toEqual({ kind: 'done', output: 42 });
    });

    it('runs more jobs than there are threads', async () => {
      const jobs = Array.from({ length: 5 }, (_, of) => run({ work: 'double', of }));
      const outcomes = await Promise.all(jobs.map((job) => job.outcome));
      expect(outcomes).toEqual([0, 2, 4, 6, 8].map((output) => ({ kind: 'done', output })));
    });

    it('tells of progress in order, before the end', async () => {
      const told: unknown[] = [];
      expect(await run({ work: 'steps', of: 3 }, (progress) => told.push(progress)).outcome).toEqual({
        kind: 'done',
        output: 'finished',
      });
      expect(told).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }]);
    });

    it('cancels a job that never looks up, within a second', async () => {
      let begun = false;
      const job = run({ work: 'forever' }, () => {
        begun = true;
      });
      await expect.poll(() => begun, { timeout: 20_000 }).toBe(true);
      const asked = performance.now();
      job.cancel();
      expect(await job.outcome).toEqual({ kind: 'cancelled' });
      expect(performance.now() - asked).toBeLessThan(1_000);
    });

    it.each([
      ['throws', 'refuse', 'RangeError: no shift of 13 hours'],
      ['kills its thread', 'crash', 'code 7'],
      ['outgrows its memory', 'grow', 'more than 40 MB'],
    ])('says why a job failed that %s, and runs the next', async (_, work, reason) => {
      const failed = await run({ work }).outcome;
      expect(failed).toEqual({ kind: 'failed', reason: expect.stringContaining(reason) });
      expect(await run({ work: 'double', of: 1 }).outcome).toEqual({ kind: 'done', output: 2 });
    });

    it('fails a job that nobody knows', async () => {
      const outcome = await opened.runner.run('unknown', {}).outcome;
      expect(outcome).toEqual({ kind: 'failed', reason: 'no worker "unknown"; there are: trial' });
    });
  });
}
