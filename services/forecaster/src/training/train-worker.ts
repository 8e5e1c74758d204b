import { serveThreadJobs } from '@releve/platform/job-worker';
import { trainModel } from './train-model.js';
import { TrainInput } from './train-protocol.js';

/** Thread or worker process that trains one model; the service fits what it keeps again for itself. */
serveThreadJobs((input, tell) => trainModel(TrainInput.parse(input), tell));
