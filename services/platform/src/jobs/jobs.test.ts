import { openTestDatabase } from '@releve/database/testing';
import { expect, it } from 'vitest';
import { createEmbeddedBus } from '../bus/embedded/create-embedded-bus.js';
import { busRunnerContract } from './bus-runner.contract.js';
import { jobRunnerContract, trialRunner } from './job-runner.contract.js';

jobRunnerContract('threads', async () => {
  const runner = trialRunner();
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
