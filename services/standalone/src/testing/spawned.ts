import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A service running as its own process, found by what it logs. */
export interface Spawned {
  readonly url: string;
  /** Null when it does not listen to HL7 senders. */
  readonly mllpPort: number | null;
  /** Ends it as a power cut would; resolves once it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits. */
  stop(): Promise<void>;
}

interface LogLine {
  readonly msg?: string;
  readonly url?: string;
  readonly port?: number;
}

const readLine = (line: string): LogLine => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

/** Starts `node file` and waits until it serves. @throws with its last words when it ends instead. */
export function spawnService(file: string, environment: Readonly<Record<string, string>>): Promise<Spawned> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  return new Promise((resolve, reject) => {
    let mllpPort: number | null = null;
    const hear = (line: string): void => {
      words.push(line);
      if (words.length > 20) words.shift();
      const { msg, url, port } = readLine(line);
      if (msg === 'listening to HL7 senders' && port !== undefined) mllpPort = port;
      if (msg === 'serving internal HTTP' && url !== undefined)
        resolve({ url, mllpPort, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') });
    };
    createInterface({ input: child.stdout }).on('line', hear);
    createInterface({ input: child.stderr }).on('line', hear);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}:\n${words.join('\n')}`)));
    child.once('error', reject);
  });
}
