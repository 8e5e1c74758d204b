import { createThreadRunner, type JobRunner } from '@releve/platform';
import { TRAIN_JOB } from './train-protocol.js';

// In tests the sources run, but a thread needs a built file.
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/training/train-worker.js', import.meta.url)
  : new URL('./train-worker.js', import.meta.url);

const MEMORY_MB = 400;
/** A night's trainings follow each other: a new thread would compile everything again, half of its time. */
const KEEP_THREADS_MS = 5_000;

/** Trainings in worker threads of this process, each with a bounded heap. */
export const trainInThreads = (threads = 1): JobRunner =>
  createThreadRunner({
    workers: { [TRAIN_JOB]: workerFile },
    threads,
    memoryMb: MEMORY_MB,
    keepThreadsMs: KEEP_THREADS_MS,
  });
