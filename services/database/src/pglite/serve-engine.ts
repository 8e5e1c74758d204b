import { parentPort, workerData } from 'node:worker_threads';
import { openDirectEngine } from './direct-engine.js';
import {
  type EngineCall,
  type EngineReply,
  type EngineRequest,
  type EngineSource,
  toFields,
} from './engine-messages.js';
import type { Answer, EngineTransaction, PgliteEngine } from './pglite-engine.js';

// The file a thread starts on: it opens PGlite and answers what `openThreadEngine` asks.
const port = parentPort;
if (!port) throw new Error('this file is started as a worker thread');
const say = (reply: EngineReply): void => port.postMessage(reply);

let lastNumber = 0;
const transactions = new Map<number, EngineTransaction>();
const listeners = new Map<number, () => Promise<void>>();

function transactionOf(number: number): EngineTransaction {
  const transaction = transactions.get(number);
  if (!transaction) throw new Error(`transaction ${number} is not open`);
  return transaction;
}

async function answer(engine: PgliteEngine, call: EngineCall): Promise<Answer | Blob | number | null> {
  switch (call.kind) {
    case 'query':
      return (call.transaction === null ? engine : transactionOf(call.transaction)).query(call.statement);
    case 'begin': {
      const number = ++lastNumber;
      transactions.set(number, await engine.begin());
      return number;
    }
    case 'commit':
    case 'rollback': {
      const transaction = transactionOf(call.transaction);
      transactions.delete(call.transaction);
      await transaction[call.kind]();
      return null;
    }
    case 'listen': {
      const listener = ++lastNumber;
      const stop = await engine.listen(call.channel, (payload) =>
        say({ kind: 'notified', listener, payload }),
      );
      listeners.set(listener, stop);
      return listener;
    }
    case 'unlisten':
      await listeners.get(call.listener)?.();
      listeners.delete(call.listener);
      return null;
    case 'dump':
      return engine.dump();
    case 'close':
      await engine.close();
      return null;
  }
}

function serve(engine: PgliteEngine, { id, call }: EngineRequest): void {
  answer(engine, call).then(
    (value) => say({ kind: 'done', id, value }),
    (error: unknown) => say({ kind: 'failed', id, error: toFields(error) }),
  );
}

const { dataDir, copyOf }: EngineSource = workerData;
try {
  const engine = await openDirectEngine(dataDir, copyOf);
  port.on('message', (request: EngineRequest) => serve(engine, request));
  say({ kind: 'opened' });
} catch (error) {
  say({ kind: 'failed', id: null, error: toFields(error) });
}
