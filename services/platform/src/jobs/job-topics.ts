import { z } from 'zod';

export const jobTopics = {
  /** One job each; key: job id. */
  requests: 'jobs.requests',
  /** Progress and ends; key: job id. */
  results: 'jobs.results',
  /** Jobs to end; every worker process hears them all. */
  cancels: 'jobs.cancels',
} as const;

export const JobRequest = z.object({
  id: z.string(),
  name: z.string(),
  input: z.unknown(),
  key: z.string().optional(),
});

export const JobNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: z.string(), progress: z.unknown() }),
  z.object({ kind: z.literal('done'), id: z.string(), output: z.unknown() }),
  z.object({ kind: z.literal('cancelled'), id: z.string() }),
  z.object({ kind: z.literal('failed'), id: z.string(), reason: z.string() }),
]);
export type JobNews = z.infer<typeof JobNews>;

export const JobCancel = z.object({ id: z.string() });
