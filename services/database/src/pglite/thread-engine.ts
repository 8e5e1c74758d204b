import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type EngineCall, type EngineReply, type EngineSource, fromFields } from './engine-messages.js';
import type { Answer, EngineTransaction, PgliteEngine } from './pglite-engine.js';

// A thread needs the built file; the same place seen from src/ and from dist/.
const workerFile = new URL('../../dist/pglite/serve-engine.js', import.meta.url);

/** What passes through is short-lived: more room for the young would only stay taken. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

interface Waiting {
  readonly resolve: (value: Answer | Blob | number | null) => void;
  readonly reject: (error: Error) => void;
}

const isAnswer = (value: Answer | Blob | number | null): value is Answer =>
  value !== null && typeof value === 'object' && 'rows' in value;

function expected<T>(value: T | undefined | false, what: string): T {
  if (value === undefined || value === false) throw new Error(`the database's thread gave no ${what}`);
  return value;
}

/** PGlite in a thread of its own: statements run beside the services instead of between their steps. */
export async function openThreadEngine(dataDir: string, copyOf?: Blob): Promise<PgliteEngine> {
  const source: EngineSource = { dataDir, copyOf };
  const worker = new Worker(workerFile, { workerData: source, execArgv: [], resourceLimits });
  const waiting = new Map<number, Waiting>();
  const notify = new Map<number, (payload: string) => void>();
  let lastId = 0;
  let ended: Error | undefined;

  function call(asked: EngineCall): Promise<Answer | Blob | number | null> {
    return new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      // The thread keeps the process alive only while something is asked of it.
      if (waiting.size === 0) worker.ref();
      waiting.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, call: asked });
    });
  }

  function settle(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return found;
  }

  function end(reason: Error): void {
    ended ??= reason;
    for (const id of [...waiting.keys()]) settle(id)?.reject(ended);
  }

  function heard(reply: EngineReply): void {
    if (reply.kind === 'done') settle(reply.id)?.resolve(reply.value);
    else if (reply.kind === 'notified') notify.get(reply.listener)?.(reply.payload);
    else if (reply.kind === 'failed' && reply.id !== null) settle(reply.id)?.reject(fromFields(reply.error));
  }

  const [first]: EngineReply[] = await once(worker, 'message');
  if (first?.kind === 'failed') {
    await worker.terminate();
    throw fromFields(first.error);
  }
  worker.on('message', heard);
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the database's thread has ended (${code})`)));
  worker.unref();

  const query = async (statement: Parameters<PgliteEngine['query']>[0], transaction: number | null) => {
    const value = await call({ kind: 'query', statement, transaction });
    return expected(isAnswer(value) && value, 'rows');
  };
  const number = async (asked: EngineCall): Promise<number> => {
    const value = await call(asked);
    return expected(typeof value === 'number' ? value : undefined, 'number');
  };

  return {
    query: (statement) => query(statement, null),
    async begin(): Promise<EngineTransaction> {
      const transaction = await number({ kind: 'begin' });
      return {
        query: (statement) => query(statement, transaction),
        commit: async () => void (await call({ kind: 'commit', transaction })),
        rollback: async () => void (await call({ kind: 'rollback', transaction })),
      };
    },
    async listen(channel, onNotify) {
      const listener = await number({ kind: 'listen', channel });
      notify.set(listener, onNotify);
      return async () => {
        notify.delete(listener);
        await call({ kind: 'unlisten', listener });
      };
    },
    async dump() {
      const value = await call({ kind: 'dump' });
      return expected(value instanceof Blob && value, 'archive');
    },
    async close() {
      await call({ kind: 'close' });
      ended ??= new Error('the database is closed');
      await worker.terminate();
    },
  };
}
