import { z } from 'zod';
import { Instant, SiteId } from '../domain/ids.js';

/** What every event carries. Contracts evolve by adding fields, never by changing them. */
export function envelope<Type extends string, Data extends z.ZodType>(type: Type, data: Data) {
  return z.object({
    id: z.string().min(1),
    type: z.literal(type),
    version: z.literal(1),
    site: SiteId,
    /** When it happened at the source. */
    occurredAt: Instant,
    /** When this system recorded it. */
    recordedAt: Instant,
    /** Follows one message through every step. */
    correlationId: z.string().min(1),
    data,
  });
}
