import { openTestDatabase } from '@releve/database/testing';
import { createBusRunner, createEmbeddedBus, serveJobs } from '@releve/platform';
import { expect, it } from 'vitest';
import { trainHere } from '../testing/train-here.js';
import { TRAIN_JOB, type TrainInput, TrainOutput } from './train-protocol.js';

it('trains in another process reached over the bus, gaps and all', async () => {
  const database = await openTestDatabase();
  const [asking, serving] = [await createEmbeddedBus(database), await createEmbeddedBus(database)];
  const server = await serveJobs(serving, trainHere);
  const runner = await createBusRunner(asking);
  const input: TrainInput = {
    place: { timeZone: 'Europe/Paris', calendar: 'FR', schoolZone: null },
    counts: {
      start: Date.UTC(2026, 0, 5),
      values: Array.from({ length: 9 * 168 }, (_, i) => (i % 97 === 0 ? null : 3 + (i % 24))),
    },
    ...{ indicators: [], model: 'profile-8', horizonHours: 48, thorough: false, champion: null },
  };
  const outcome = await runner.run(TRAIN_JOB, input).outcome;
  expect(outcome.kind).toBe('done');
  const output = TrainOutput.parse(outcome.kind === 'done' ? outcome.output : null);
  expect(output.record?.pairs).toBeGreaterThan(1_000);
  expect(output.evidence.findings.gaps.length).toBe(16);
  await runner.close();
  await server.stop();
  await asking.close();
  await serving.close();
  await database.close();
});
