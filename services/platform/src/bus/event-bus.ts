/** An event on its way out. `payload` is JSON; `key` decides the partition, so order holds per key. */
export interface OutgoingEvent {
  readonly topic: string;
  readonly key: string;
  /** Unique per event; consumers are idempotent by it. */
  readonly id: string;
  readonly payload: unknown;
}

/** An event as a consumer receives it. */
export interface ReceivedEvent extends OutgoingEvent {
  readonly partition: number;
  readonly offset: string;
}

export interface SubscriptionOptions {
  /** Members of one group share the partitions of its topics. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Where a group without a stored position starts. */
  readonly from: 'earliest' | 'latest';
  /** At most this many events are handed over at once (back-pressure: the next batch waits for this one). */
  readonly batchSize?: number;
  /**
   * Called with events of one partition, in order. Resolving commits their position. A rejection means
   * the batch is redelivered one by one; an event that still fails after `maxAttempts` goes to
   * `<topic>.dead` with the reason, and the partition goes on.
   */
  readonly handle: (events: readonly ReceivedEvent[], signal: AbortSignal) => Promise<void>;
  readonly maxAttempts?: number;
}

export interface Subscription {
  /** Lets the batch in hand finish, commits it, leaves the group. */
  stop(): Promise<void>;
}

/** Port: a durable, partitioned log with consumer groups. Delivery is at least once, in order per key. */
export interface EventBus {
  /** Resolves once the events are durable. */
  publish(events: readonly OutgoingEvent[]): Promise<void>;
  subscribe(options: SubscriptionOptions): Promise<Subscription>;
  /** Moves events `topic.dead` → `topic` again, after a fix; returns how many. */
  replayDead(topic: string): Promise<number>;
  /** Stops every subscription, then the connection. */
  close(): Promise<void>;
}
