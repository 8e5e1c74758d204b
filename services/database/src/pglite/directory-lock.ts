import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseError } from '../database-error.js';

const REFRESH_MS = 5_000;
const FOREIGN_STALE_MS = 30_000;
const GUARD_STALE_MS = 10_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the kernel's ticks; tells a pid used again from its first owner. */
  readonly started: string | null;
}

const heldHere = new Set<string>();

const startOf = (pid: number): string | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

function readHolder(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof holder === 'object' && holder !== null && 'pid' in holder ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(file: string, holder: Holder): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < FOREIGN_STALE_MS;
  if (holder.pid === process.pid) return heldHere.has(file);
  if (!exists(holder.pid)) return false;
  const started = startOf(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

/** Only one process at a time looks at a lock and replaces it; the guard lasts microseconds. */
function guarded<T>(file: string, work: () => T): T {
  const guard = `${file}.guard`;
  const deadline = Date.now() + GUARD_STALE_MS + 1_000;
  for (;;) {
    try {
      closeSync(openSync(guard, 'wx'));
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > GUARD_STALE_MS) rmSync(guard, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  try {
    return work();
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Takes the exclusive lock of a data directory. A lock left by a dead process is taken over; one left on
 * another machine is, once it has not been refreshed for 30 s.
 * @returns what releases it. @throws DatabaseError naming the holder.
 */
export function lockDirectory(directory: string, file: string): () => void {
  guarded(file, () => {
    const holder = readHolder(file);
    if (holder && isAlive(file, holder))
      throw new DatabaseError(
        'directory-in-use',
        `The data directory ${directory} is in use by process ${holder.pid} on ${holder.host}.`,
        'Stop that process first, or give this one another directory.',
      );
    const mine: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(mine));
    renameSync(fresh, file);
    heldHere.add(file);
  });
  const refresh = setInterval(() => {
    const now = new Date();
    utimesSync(file, now, now);
  }, REFRESH_MS);
  refresh.unref();
  return () => {
    clearInterval(refresh);
    if (heldHere.delete(file)) rmSync(file, { force: true });
  };
}
