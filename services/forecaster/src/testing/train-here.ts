import type { JobRunner } from '@releve/platform';
import { trainModel } from '../training/train-model.js';
import { TrainInput } from '../training/train-protocol.js';

/** Trainings in this thread: what the worker runs, without the worker. */
export const trainHere: JobRunner = {
  run: (_name, input, { onProgress = () => {} } = {}) => ({
    id: 'here',
    outcome: Promise.resolve()
      .then(() => trainModel(TrainInput.parse(input), onProgress))
      .then(
        (output) => ({ kind: 'done' as const, output }),
        (error: unknown) => ({ kind: 'failed' as const, reason: String(error) }),
      ),
    cancel: () => {},
  }),
  close: async () => {},
};
