import { parentPort } from 'node:worker_threads';
import { type BacktestTask, runTask } from './task.js';

parentPort?.on('message', (task: BacktestTask) => {
  void runTask(task).then((outcome) => parentPort?.postMessage(outcome));
});
