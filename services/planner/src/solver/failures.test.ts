import { describe, expect, it } from 'vitest';
import type { SolveOutcome } from '../solve-rosters.js';
import { smallProblem } from '../testing/small-unit.js';
import { startRosterSolve } from './run-solve.js';
import { solveInThreads } from './solve-in-threads.js';

const thread = (name: string): URL => new URL(`./fixtures/${name}.mjs`, import.meta.url);
const start = (name: string, more: object = {}) =>
  startRosterSolve(smallProblem, {
    timeLimitSeconds: 30,
    seed: 1,
    threads: 2,
    worker: thread(name),
    ...more,
  });
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a solver thread', { timeout: 30_000 }, () => {
  it('that dies fails its search, with the reason', async () => {
    expect(await start('crash').outcome).toEqual({
      kind: 'failed',
      reason: 'the solver thread ended with code 7',
    });
  });

  it('that outgrows its heap fails its search, not the process', async () => {
    expect(await start('grow', { heapMegabytes: 30 }).outcome).toEqual({
      kind: 'failed',
      reason: 'a solver thread needed more than 30 MB',
    });
  });

  it('that grows outside its heap is ended', async () => {
    expect(await start('swell', { growthMegabytes: 150 }).outcome).toEqual({
      kind: 'failed',
      reason: 'the search needed more memory than it may have',
    });
  });

  it('that never looks up frees its core within a second of a stop', async () => {
    const solve = start('hang');
    await soon(300);
    const asked = performance.now();
    solve.stop();
    expect(await solve.outcome).toEqual({
      kind: 'failed',
      reason: 'a solver thread did not answer in time and was ended',
    });
    expect(performance.now() - asked).toBeLessThan(1000);
    const before = process.cpuUsage();
    await soon(200);
    const used = process.cpuUsage(before);
    expect(used.user + used.system).toBeLessThan(150_000);
  });

  it('that offers a roster that breaks rules is not believed', async () => {
    const outcome = await start('lie').outcome;
    expect(outcome.kind).toBe('failed');
    expect(outcome.kind === 'failed' && outcome.reason).toContain('illegal roster');
  });
});

describe('searches', { timeout: 30_000 }, () => {
  it('wait for their turn, fairly by unit, and leave the queue when stopped', async () => {
    const solver = solveInThreads({ searches: 1, worker: thread('hang') });
    const begun: string[] = [];
    const solve = (unit: string, name: string) => {
      const running = solver.solve(smallProblem, { timeLimitSeconds: 20, seed: 1, unit }, () => {});
      void running.begun.then(() => begun.push(name));
      return running;
    };
    const [a1, a2, b1] = [solve('a', 'a1'), solve('a', 'a2'), solve('b', 'b1')];
    await expect.poll(() => begun).toEqual(['a1']);
    a1.stop();
    await a1.outcome;
    await expect.poll(() => begun).toEqual(['a1', 'b1']);
    a2.stop();
    expect(await a2.outcome).toEqual<SolveOutcome>({ kind: 'not-begun' });
    await solver.close();
    expect((await b1.outcome).kind).toBe('failed');
  });

  it('go on after one has failed', async () => {
    const failing = solveInThreads({ searches: 1, worker: thread('crash') });
    const run = () =>
      failing.solve(smallProblem, { timeLimitSeconds: 5, seed: 1, unit: 'a' }, () => {}).outcome;
    expect((await Promise.all([run(), run()])).map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    const sound = solveInThreads();
    const outcome = await sound.solve(smallProblem, { timeLimitSeconds: 5, seed: 1, unit: 'a' }, () => {})
      .outcome;
    expect(outcome.kind).toBe('found');
    await Promise.all([failing.close(), sound.close()]);
  });
});
