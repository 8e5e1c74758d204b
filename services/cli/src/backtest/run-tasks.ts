import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type BacktestOutcome, type BacktestTask, runTask } from './task.js';

const WORKER = new URL('./worker.js', import.meta.url);

/** Runs tasks on worker threads (in this one when a single thread is asked for); outcomes in the order of the tasks. */
export async function runTasks(
  tasks: readonly BacktestTask[],
  threads: number,
  onDone: (done: number) => void,
): Promise<readonly BacktestOutcome[]> {
  const outcomes: BacktestOutcome[] = new Array(tasks.length);
  let done = 0;
  const finish = (index: number, outcome: BacktestOutcome): void => {
    outcomes[index] = outcome;
    onDone(++done);
  };
  const wanted = Math.min(threads, tasks.length);
  // Sources run without a build have no worker file.
  if (wanted <= 1 || !existsSync(fileURLToPath(WORKER))) {
    for (const [index, task] of tasks.entries()) finish(index, await runTask(task));
    return outcomes;
  }
  const queue = tasks.entries();
  const work = async (): Promise<void> => {
    const worker = new Worker(WORKER);
    try {
      for (const [index, task] of queue) finish(index, await ask(worker, task));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: wanted }, work));
  return outcomes;
}

function ask(worker: Worker, task: BacktestTask): Promise<BacktestOutcome> {
  return new Promise((resolve, reject) => {
    const onMessage = (outcome: BacktestOutcome): void => {
      worker.off('error', reject);
      resolve(outcome);
    };
    worker.once('message', onMessage);
    worker.once('error', reject);
    worker.postMessage(task);
  });
}
