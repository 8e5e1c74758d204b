import type { EventBus } from '../bus/event-bus.js';
import { createBusRunner } from './create-bus-runner.js';
import { jobRunnerContract, trialRunner } from './job-runner.contract.js';
import { serveJobs } from './serve-jobs.js';

/** The job contract over a bus, with the workers as another process would serve them. */
export function busRunnerContract(
  name: string,
  open: () => Promise<EventBus>,
  release: () => Promise<void>,
): void {
  jobRunnerContract(name, async () => {
    const [asking, serving] = [await open(), await open()];
    const threads = trialRunner();
    const server = await serveJobs(serving, threads);
    const runner = await createBusRunner(asking);
    return {
      runner,
      close: async () => {
        await runner.close();
        await server.stop();
        await threads.close();
        await Promise.all([asking.close(), serving.close()]);
        await release();
      },
    };
  });
}
