import { runStandalone } from './run-standalone.js';

// Started with a channel to another process, the system ends with it.
if (process.channel) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

await runStandalone({
  environment: process.env,
  host: process,
  clock: () => new Date(),
  print: (line) => process.stdout.write(`${line}\n`),
});
