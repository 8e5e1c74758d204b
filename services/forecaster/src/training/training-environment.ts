import { z } from 'zod';

/** Where trainings run, and how many at once. */
export const trainingEnvironment = z.object({
  /** threads: in this process. bus: in processes that run `training-main`, as many as wanted. */
  RELEVE_TRAININGS: z.enum(['threads', 'bus']).default('threads'),
  /** Trainings under way at once: asked for by a forecaster, or run by a worker process. */
  RELEVE_TRAININGS_AT_ONCE: z.coerce.number().int().min(1).max(64).default(1),
});
