import { Worker } from 'node:worker_threads';
import {
  type Assignments,
  assignmentsOfGrid,
  Board,
  type RosterProblem,
  verifyGrid,
} from '@releve/optimization';
import { YOUNG_GENERATION_MB } from '@releve/platform';
import type { SolveMessage, SolveWork } from './solve-message.js';

export interface RosterSolveOptions {
  readonly timeLimitSeconds: number;
  readonly seed: number;
  /** 1 or 2; two threads share the best roster and the bound. */
  readonly threads: number;
  /** Lines to price on one thread before stopping, for runs that repeat exactly. */
  readonly linesToPrice?: number;
  /** Built file of a solver thread (default: the engine's). */
  readonly worker?: URL;
  /** Heap of each thread, in megabytes. */
  readonly heapMegabytes?: number;
  /** Memory the process may grow by during the search, WebAssembly and buffers included. */
  readonly growthMegabytes?: number;
}

/** A better roster or a better bound. Null while there is none. */
export interface RosterSolveEvent {
  readonly seconds: number;
  readonly cost: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
}

/** How a solve ended. Every roster handed back has passed `verify`, and `cost` is what `verify` says. */
export type RosterSolveOutcome =
  | (RosterSolveEvent & { readonly kind: 'found'; readonly assignments: Assignments; readonly cost: number })
  | (RosterSolveEvent & { readonly kind: 'infeasible'; readonly reason: string })
  /** No roster found keeps every hard minimum of cover; the best breaks nothing else. */
  | (RosterSolveEvent & { readonly kind: 'short'; readonly assignments: Assignments })
  | (RosterSolveEvent & { readonly kind: 'none-found' })
  | { readonly kind: 'failed'; readonly reason: string };

export interface RunningRosterSolve {
  readonly outcome: Promise<RosterSolveOutcome>;
  /** Asks the threads to end; the best roster so far is the outcome. */
  stop(): void;
  /** The best roster so far, unverified; undefined before the first. */
  best(): Assignments | undefined;
}

const POLL_MS = 50;
/** Time after a stop or the deadline at which a thread that does not answer is ended by force. */
const STOP_GRACE_MS = 600;
const DEADLINE_GRACE_MS = 10_000;
/** A thread that needs more fails its solve, not the process. */
const THREAD_MEGABYTES = 900;
/** A heap limit does not see WebAssembly and buffers; what the whole process has grown by does. */
const GROWTH_MEGABYTES = 2000;
const MEGABYTE = 1_048_576;

// In tests the sources run, but a thread needs a built file.
const workerUrl = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/solver/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);

/** Searches for the best roster in worker threads; the caller's thread stays free. */
export function startRosterSolve(
  problem: RosterProblem,
  options: RosterSolveOptions,
  onEvent: (event: RosterSolveEvent) => void = () => {},
): RunningRosterSolve {
  const started = performance.now();
  const board = Board.create(problem.agents.length * problem.period.days);
  const alone = options.threads < 2 || options.linesToPrice !== undefined;
  const roles: readonly SolveWork['role'][] = alone ? ['alone'] : ['columns', 'search'];
  let told = '';
  const now = (): RosterSolveEvent => eventOf(board, (performance.now() - started) / 1000);
  const tell = (): void => {
    const event = now();
    const key = `${event.cost} ${event.bound}`;
    if (key === told || (event.cost === null && event.bound === null)) return;
    told = key;
    onEvent(event);
  };
  const workers = new Set<Worker>();
  const heapMegabytes = options.heapMegabytes ?? THREAD_MEGABYTES;
  const most = process.memoryUsage.rss() + (options.growthMegabytes ?? GROWTH_MEGABYTES) * MEGABYTE;
  let outgrown = false;
  const poll = setInterval(() => {
    tell();
    if (outgrown || process.memoryUsage.rss() <= most) return;
    outgrown = true;
    board.stop();
    for (const worker of workers) void worker.terminate();
  }, POLL_MS);
  let force: NodeJS.Timeout | undefined;
  let forced = false;
  const endByForceAfter = (ms: number): void => {
    clearTimeout(force);
    force = setTimeout(() => {
      forced = true;
      for (const worker of workers) void worker.terminate();
    }, ms);
  };
  const ends = roles.map((role) => {
    const work: SolveWork = {
      problem,
      memory: board.memory,
      role,
      seed: options.seed,
      timeLimitSeconds: options.timeLimitSeconds,
      ...(options.linesToPrice === undefined ? {} : { linesToPrice: options.linesToPrice }),
    };
    const worker = new Worker(options.worker ?? workerUrl, {
      workerData: work,
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      },
    });
    workers.add(worker);
    return messageOf(worker, heapMegabytes).finally(() => {
      workers.delete(worker);
      void worker.terminate();
    });
  });
  // A thread that proves there is nothing to find ends the others; one that fails leaves them to go on.
  for (const end of ends) {
    void end.then((message) => {
      if (message.kind === 'ended' && message.end.kind !== 'done') board.stop();
    });
  }
  endByForceAfter(options.timeLimitSeconds * 1000 + DEADLINE_GRACE_MS);
  const outcome = Promise.all(ends)
    .then((messages) => {
      tell();
      const outcome = outcomeOf(problem, board, messages, now());
      if (outcome.kind !== 'failed' || !(outgrown || forced)) return outcome;
      return { kind: 'failed' as const, reason: outgrown ? OUTGROWN : STUCK };
    })
    .finally(() => {
      clearInterval(poll);
      clearTimeout(force);
    });
  return {
    outcome,
    stop: () => {
      board.stop();
      endByForceAfter(STOP_GRACE_MS);
    },
    best: () => {
      const read = board.read();
      return read && assignmentsOfGrid(problem, read.grid);
    },
  };
}

function eventOf(board: Board, seconds: number): RosterSolveEvent {
  const [best, bound] = [board.best, board.bound];
  // A roster that lacks people under a hard minimum is work in progress, not an answer.
  const cost = Number.isFinite(best) && board.missing === 0 ? best : null;
  const proven = Number.isFinite(bound) ? Math.min(bound, best) : null;
  const gap =
    cost === null || proven === null ? null : cost === proven ? 0 : (cost - proven) / Math.abs(cost);
  return { seconds, cost, bound: proven, gap };
}

const OUTGROWN = 'the search needed more memory than it may have';
const STUCK = 'a solver thread did not answer in time and was ended';

function messageOf(worker: Worker, heapMegabytes: number): Promise<SolveMessage> {
  return new Promise((resolve) => {
    worker.once('message', (message: SolveMessage) => resolve(message));
    worker.once('error', (error) => {
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const reason = memory ? `a solver thread needed more than ${heapMegabytes} MB` : error.message;
      resolve({ kind: 'failed', reason });
    });
    worker.once('exit', (code) =>
      resolve({ kind: 'failed', reason: `the solver thread ended with code ${code}` }),
    );
  });
}

function outcomeOf(
  problem: RosterProblem,
  board: Board,
  messages: readonly SolveMessage[],
  last: RosterSolveEvent,
): RosterSolveOutcome {
  for (const message of messages) {
    if (message.kind !== 'ended') continue;
    if (message.end.kind === 'no-line') {
      return { kind: 'infeasible', ...last, reason: `no legal line of work exists for ${message.end.agent}` };
    }
    if (message.end.kind === 'too-rich') {
      return {
        kind: 'failed',
        reason: `the rules of ${message.end.agents.join(', ')} are too rich for the engine`,
      };
    }
  }
  const read = board.read();
  if (!read) {
    const failed = messages.find((message) => message.kind === 'failed');
    return failed ? failed : { kind: 'none-found', ...last };
  }
  const { assignments, verdict } = verifyGrid(problem, read.grid);
  if (!verdict.legal) {
    // A hard minimum the search could not meet is a failure to find; anything else is a bug of the engine.
    const bugs = verdict.violations.filter(({ kind }) => kind !== 'hard-minimum');
    if (bugs.length === 0) return { kind: 'short', ...last, assignments };
    return {
      kind: 'failed',
      reason: `the engine made an illegal roster: ${bugs[0]?.agent} ${bugs[0]?.detail}`,
    };
  }
  const cost = verdict.cost.total;
  const bound = last.bound === null ? null : Math.min(last.bound, cost);
  const gap = bound === null ? null : cost === bound ? 0 : (cost - bound) / Math.abs(cost);
  return { kind: 'found', seconds: last.seconds, cost, bound, gap, assignments };
}
