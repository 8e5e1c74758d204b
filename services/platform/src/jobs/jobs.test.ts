import { openTestDatabase } from '@releve/database/testing';
import { expect, it } from 'vitest';
import { createEmbeddedBus } from '../bus/embedded/create-embedded-bus.js';
import { busRunnerContract } from './bus-runner.contract.js';
import { jobRunnerContract, trialRunner } from './job-runner.contract.js';
import type { JobRunner } from './job-runner.js';

jobRunnerContract('threads', async () => {
  const runner = trialRunner();
  return { runner, close: () => runner.close() };
});

jobRunnerContract('threads that are kept', async () => {
  const runner = trialRunner(60_000);
  return { runner, close: () => runner.close() };
});

const database = await openTestDatabase('embedded');
busRunnerContract(
  'over the embedded bus',
  () => createEmbeddedBus(database),
  () => database.close(),
);

it('cancels what waits and what runs when it closes', async () => {
  const runner = trialRunner();
  const jobs = [1, 2, 3].map(() => runner.run('trial', { work: 'forever' }));
  await runner.close();
  expect(await Promise.all(jobs.map((job) => job.outcome))).toEqual(Array(3).fill({ kind: 'cancelled' }));
});

it('runs jobs that follow each other in one thread while threads are kept', async () => {
  const threadsOf = async (runner: JobRunner) => {
    const outcomes = [await runner.run('trial', { work: 'thread' }).outcome];
    outcomes.push(await runner.run('trial', { work: 'thread' }).outcome);
    await runner.run('trial', { work: 'refuse' }).outcome;
    outcomes.push(await runner.run('trial', { work: 'thread' }).outcome);
    await runner.close();
    return outcomes.map((outcome) => (outcome.kind === 'done' ? outcome.output : outcome));
  };
  const [first, second, afterFailure] = await threadsOf(trialRunner(60_000));
  expect(second).toBe(first);
  expect(afterFailure).not.toBe(first);
  expect(new Set(await threadsOf(trialRunner())).size).toBe(3);
});
