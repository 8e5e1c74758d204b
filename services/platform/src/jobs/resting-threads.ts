import type { JobThread } from './job-thread.js';

interface Resting {
  readonly file: URL;
  readonly thread: JobThread;
  readonly timer: NodeJS.Timeout;
}

/** Threads without a job, kept for a while: what the next job runs is then loaded and compiled. */
export interface RestingThreads {
  take(file: URL): JobThread | undefined;
  /** Keeps a thread, or ends it where nothing is kept. */
  put(file: URL, thread: JobThread): Promise<void>;
  endAll(): Promise<void>;
}

/** @param keepMs How long a thread is kept; 0: not at all. */
export function createRestingThreads(keepMs: number): RestingThreads {
  const resting = new Set<Resting>();
  let closed = false;

  const remove = (one: Resting): JobThread => {
    clearTimeout(one.timer);
    resting.delete(one);
    return one.thread;
  };

  return {
    take(file) {
      const one = [...resting].find((kept) => kept.file.href === file.href);
      return one && remove(one);
    },
    async put(file, thread) {
      if (closed || keepMs === 0) return thread.end();
      thread.rest();
      const timer = setTimeout(() => void remove(one).end(), keepMs).unref();
      const one: Resting = { file, thread, timer };
      resting.add(one);
    },
    async endAll() {
      closed = true;
      await Promise.all([...resting].map((one) => remove(one).end()));
    },
  };
}
