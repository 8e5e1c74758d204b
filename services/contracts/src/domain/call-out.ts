import { z } from 'zod';
import { Instant } from './ids.js';

/** Work done while on call at home: from leaving home to coming back. */
export const CallOut = z.object({
  id: z.string(),
  agent: z.string(),
  start: Instant,
  end: Instant,
  recordedBy: z.string(),
});
export type CallOut = z.infer<typeof CallOut>;
