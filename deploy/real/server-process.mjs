// @ts-check
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {{ readonly url: string, readonly stop: () => Promise<void> }} RunningServer */

const STOP_MS = 15_000;

/** Ports nobody listens on now. @param {number} count @returns {Promise<number[]>} */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        /** @type {Promise<import('node:net').Server>} */ (
          new Promise((resolve) => {
            const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
          })
        ),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * Starts a server and waits until `isReady`.
 * @param {string} name @param {string} command @param {readonly string[]} args
 * @param {{ url: string, readyMs: number, isReady: () => Promise<boolean>, options?: import('node:child_process').SpawnOptions }} how
 * @returns {Promise<RunningServer>}
 */
export async function startServer(name, command, args, { url, readyMs, isReady, options }) {
  const started = Date.now();
  // Its own process group: a Ctrl-C reaches us alone, and we stop it when the tests have ended.
  const child = spawn(command, [...args], { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (/** @type {Buffer} */ text) => {
    said = (said + text.toString()).slice(-4000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });

  const stop = async () => {
    if (over) return;
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(force);
  };
  while (!(await isReady())) {
    if (over || Date.now() - started > readyMs) {
      await stop();
      throw new Error(`${name} did not start within ${readyMs / 1000} s:\n${said}`);
    }
    await wait(100);
  }
  console.log(`${name}: started in ${((Date.now() - started) / 1000).toFixed(1)} s at ${url}`);
  return { url, stop };
}
