// @ts-check
// `npm start`: installs and builds if needed, then runs everything in one process until Ctrl-C.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, installIfNeeded, requireNode, root } from './prepare.mjs';

requireNode();
installIfNeeded();
build();

// Small young generations and few malloc arenas keep a fifth of the memory free; arenas are set before a process starts.
const system = spawn(
  process.execPath,
  ['--max-semi-space-size=4', join(root, 'services/standalone/dist/main.js')],
  {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { MALLOC_ARENA_MAX: '2', ...process.env },
  },
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    // On Windows this would end the system by force, and the console has told it already.
    if (process.platform !== 'win32') system.kill(signal);
  });
system.once('exit', (code) => process.exit(code ?? 1));
