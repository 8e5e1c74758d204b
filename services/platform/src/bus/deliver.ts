import { setTimeout as wait } from 'node:timers/promises';
import type { ReceivedEvent, SubscriptionOptions } from './event-bus.js';
import { isTransient } from './is-transient.js';

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;
export const defaultMaxAttempts = 5;

export interface Delivery {
  readonly options: Pick<SubscriptionOptions, 'handle' | 'maxAttempts'>;
  /** Aborts handlers: the time allowed for a graceful stop is over. */
  readonly abort: AbortSignal;
  /** Ends waits between attempts: a stop was asked for. */
  readonly stopping: AbortSignal;
  /** Makes the position after this event durable. */
  readonly commit: (last: ReceivedEvent) => Promise<void>;
  /** Sets the event aside with its reason and commits its position. */
  readonly bury: (event: ReceivedEvent, attempts: number, error: unknown) => Promise<void>;
  readonly onFailure: (event: ReceivedEvent, attempt: number, error: unknown) => void;
}

/**
 * Hands a batch over; if it is refused, its events one by one, each until it succeeds or has failed
 * `maxAttempts` times. Failures that are a server's (`isTransient`) are tried again without end.
 * @returns false when a stop came first: what is not committed will be redelivered.
 */
export async function deliver(events: readonly ReceivedEvent[], delivery: Delivery): Promise<boolean> {
  const last = events.at(-1);
  if (!last) return true;
  if (events.length > 1) {
    try {
      await delivery.options.handle(events, delivery.abort);
      await delivery.commit(last);
      return true;
    } catch (error) {
      delivery.onFailure(last, 0, error);
    }
  }
  for (const event of events) if (!(await deliverOne(event, delivery))) return false;
  return true;
}

async function deliverOne(event: ReceivedEvent, delivery: Delivery): Promise<boolean> {
  const { handle, maxAttempts = defaultMaxAttempts } = delivery.options;
  for (let attempt = 1, pause = FIRST_WAIT_MS; ; ) {
    if (delivery.stopping.aborted) return false;
    try {
      await handle([event], delivery.abort);
      await delivery.commit(event);
      return true;
    } catch (error) {
      delivery.onFailure(event, attempt, error);
      if (!isTransient(error)) {
        if (attempt >= maxAttempts) {
          await delivery.bury(event, attempt, error);
          return true;
        }
        attempt++;
      }
    }
    await wait(pause, undefined, { signal: delivery.stopping }).catch(() => {});
    pause = Math.min(pause * 2, LONGEST_WAIT_MS);
  }
}
