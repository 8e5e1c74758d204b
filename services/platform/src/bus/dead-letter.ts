import { z } from 'zod';
import type { OutgoingEvent, ReceivedEvent } from './event-bus.js';

/** What `<topic>.dead` holds: the event as it came, who could not handle it, and why. */
export const DeadLetter = z.object({
  group: z.string(),
  reason: z.string(),
  attempts: z.number(),
  event: z.object({ topic: z.string(), key: z.string(), id: z.string(), payload: z.unknown() }),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

export const deadTopic = (topic: string): string => `${topic}.dead`;

export function deadLetter(
  { topic, key, id, payload }: ReceivedEvent,
  group: string,
  attempts: number,
  error: unknown,
): OutgoingEvent {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const letter: DeadLetter = { group, reason, attempts, event: { topic, key, id, payload } };
  return { topic: deadTopic(topic), key, id: `${id}:dead:${group}`, payload: letter };
}
