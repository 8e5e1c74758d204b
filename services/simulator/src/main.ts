import { createLogger, readConfig, runService } from '@releve/platform';
import { simulatorEnvironment } from './config.js';
import { demoGroup } from './hospital/group.js';
import { measureThroughput } from './live/measure-throughput.js';
import { createSimulator } from './simulator.js';

// `node dist/main.js` sends as it happens; `node dist/main.js throughput [hours]` measures what intake takes.
const [command, hours = '6'] = process.argv.slice(2);
const environment = readConfig(simulatorEnvironment, process.env);
const log = createLogger({ service: 'simulator', level: environment.RELEVE_LOG_LEVEL });
const clock = () => new Date();
const deps = {
  sites: demoGroup,
  seed: environment.RELEVE_SIMULATOR_SEED,
  troubleShare: environment.RELEVE_SIMULATOR_TROUBLE,
  mllp: { host: environment.RELEVE_MLLP_HOST, port: environment.RELEVE_MLLP_PORT },
  clock,
  log,
};

if (command === 'throughput') {
  const figures = await measureThroughput({ ...deps, window: 64 }, Number(hours));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} else {
  const from = new Date(clock().getTime() - environment.RELEVE_SIMULATOR_BACK_HOURS * 3_600_000);
  const simulator = createSimulator({ ...deps, from, speed: environment.RELEVE_SIMULATOR_SPEED });
  await runService({
    name: 'simulator',
    host: process,
    log,
    start: async () => simulator.start(),
    stop: simulator.stop,
  });
}
