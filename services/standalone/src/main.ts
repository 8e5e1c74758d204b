import { runStandalone } from './run-standalone.js';

await runStandalone({
  environment: process.env,
  host: process,
  clock: () => new Date(),
  print: (line) => process.stdout.write(`${line}\n`),
});
