import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the system under test is; empty when there is no browser to look at it with. */
    url: string;
  }
}

const main = fileURLToPath(new URL('../../services/standalone/dist/main.js', import.meta.url));
const startUpMs = 600_000;

/** Starts the standalone system on free ports and waits until its hospitals send. */
async function startStandalone(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'releve-e2e-'));
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      RELEVE_DATA_DIR: join(directory, 'data'),
      RELEVE_HTTP_PORT: '0',
      RELEVE_MLLP_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(directory, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`not ready after ${startUpMs} ms:\n${said}`)), startUpMs);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /dashboards\s+(http:\/\/\S+?)\/?\n/.exec(said)?.[1];
      if (address === undefined || !said.includes('are sending')) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}:\n${said}`)));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

/** One system for all browser tests: the one at RELEVE_TEST_URL, or one started here. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.RELEVE_TEST_CHROMIUM) {
    console.warn('browser tests skipped: RELEVE_TEST_CHROMIUM does not name a Chromium');
    project.provide('url', '');
    return async () => undefined;
  }
  const given = process.env.RELEVE_TEST_URL;
  const system = given
    ? { url: given.replace(/\/$/, ''), stop: async () => undefined }
    : await startStandalone();
  project.provide('url', system.url);
  return system.stop;
}
