import { z } from 'zod';

/** RFC 9457 problem details, with the place, the value and what was expected. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  place: z.string().optional(),
  value: z.string().optional(),
  expected: z.string().optional(),
  hint: z.string().optional(),
  correlationId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
