import { parentPort, workerData } from 'node:worker_threads';
import { Board, compile, describeRosterError, openHighs, solve } from '@releve/optimization';
import type { SolveMessage, SolveWork } from './solve-message.js';

/** One thread of a roster solve: compiles the problem and searches until time, order or proof. */
async function run(work: SolveWork): Promise<SolveMessage> {
  const started = performance.now();
  const compiled = compile(work.problem);
  if (!compiled.ok) return { kind: 'failed', reason: compiled.errors.map(describeRosterError).join('\n') };
  const end = solve({
    compiled: compiled.value,
    board: new Board(work.memory),
    highs: await openHighs(),
    seed: work.seed,
    now: () => performance.now(),
    deadline: started + work.timeLimitSeconds * 1000,
    role: work.role,
    ...(work.linesToPrice === undefined ? {} : { linesToPrice: work.linesToPrice }),
  });
  return { kind: 'ended', end };
}

const work: SolveWork = workerData;
run(work).then(
  (message) => parentPort?.postMessage(message),
  (error: unknown) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ kind: 'failed', reason } satisfies SolveMessage);
  },
);
