import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@releve/database';
import type { Logger } from '../../logs/create-logger.js';
import { deadLetter } from '../dead-letter.js';
import { deliver } from '../deliver.js';
import type { ReceivedEvent, Subscription, SubscriptionOptions } from '../event-bus.js';
import { appendEvents, type Place, placeName, readNext } from './bus-log.js';
import {
  announce,
  commitPosition,
  giveUp,
  leave,
  type Member,
  startPositions,
  takeShare,
} from './group-positions.js';

export interface EmbeddedSettings {
  readonly partitions: number;
  /** A member not heard of for this long loses its partitions. */
  readonly leaseMs: number;
  readonly defaultBatchSize: number;
  /** A stop waits this long for the batch in hand before it aborts its signal. */
  readonly graceMs: number;
}

class LeaseLost extends Error {}

/** One member of a group: keeps its share of the partitions and hands their events over. */
export class EmbeddedSubscription implements Subscription {
  readonly #member: Member;
  readonly #held = new Map<string, Place>();
  readonly #busy = new Map<string, Promise<void>>();
  readonly #abort = new AbortController();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #coordination: Promise<void> = Promise.resolve();
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #stopped: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly options: SubscriptionOptions,
    private readonly settings: EmbeddedSettings,
    private readonly log: Logger | undefined,
  ) {
    this.#member = {
      group: options.group,
      id: randomUUID(),
      topics: options.topics,
      leaseMs: settings.leaseMs,
    };
  }

  async start(): Promise<void> {
    await startPositions(this.database.db, this.#member, this.settings.partitions, this.options.from);
    await this.coordinate();
    await announce(this.database.db, this.#member);
    this.#timer = setInterval(() => void this.coordinate(), this.settings.leaseMs / 3);
  }

  /** A group changed: look at the shares again. */
  groupChanged(group: string): void {
    if (group === this.#member.group) void this.coordinate();
  }

  /** Events were appended. */
  eventsAppended(topic: string): void {
    if (this.#member.topics.includes(topic)) this.read();
  }

  private coordinate(): Promise<void> {
    this.#coordination = this.#coordination
      .then(() => this.adjust())
      .catch((error: unknown) => this.failed(error));
    return this.#coordination;
  }

  private async adjust(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const { held, surplus } = await takeShare(this.database, this.#member, this.settings.partitions);
    this.#held.clear();
    for (const place of held) this.#held.set(placeName(place), place);
    if (surplus.length > 0) {
      await Promise.all(surplus.map((place) => this.#busy.get(placeName(place))));
      await giveUp(this.database.db, this.#member, surplus);
    }
    this.read();
  }

  private read(): void {
    if (this.#reading) {
      this.#readAgain = true;
      return;
    }
    this.#reading = this.readIdle()
      .catch((error: unknown) => this.failed(error))
      .finally(() => {
        this.#reading = undefined;
        if (!this.#readAgain) return;
        this.#readAgain = false;
        this.read();
      });
  }

  /** Reads the next batch of every partition held that has none in hand. */
  private async readIdle(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const idle = [...this.#held.values()].filter((place) => !this.#busy.has(placeName(place)));
    if (idle.length === 0) return;
    const limit = this.options.batchSize ?? this.settings.defaultBatchSize;
    const reader = { group: this.#member.group, owner: this.#member.id };
    const batches = await readNext(this.database.db, reader, idle, limit);
    for (const [name, events] of batches) {
      const work = this.handOver(events).finally(() => {
        this.#busy.delete(name);
        this.read();
      });
      this.#busy.set(name, work);
    }
  }

  private async handOver(events: readonly ReceivedEvent[]): Promise<void> {
    try {
      await deliver(events, {
        options: this.options,
        abort: this.#abort.signal,
        stopping: this.#stopping.signal,
        commit: (last) => this.commit(last),
        bury: (event, attempts, error) => this.bury(event, attempts, error),
        onFailure: (event, attempt, error) => this.handlerFailed(event, attempt, error),
      });
    } catch (error) {
      this.failed(error);
      await wait(100);
    }
  }

  private async commit(last: ReceivedEvent): Promise<void> {
    if (!(await commitPosition(this.database.db, this.#member, last, Number(last.offset) + 1)))
      throw new LeaseLost(`partition ${placeName(last)} went to another member`);
  }

  private async bury(event: ReceivedEvent, attempts: number, error: unknown): Promise<void> {
    const letter = deadLetter(event, this.#member.group, attempts, error);
    await this.database.db.transaction(async (tx) => {
      await appendEvents(tx, [letter], this.settings.partitions);
      await commitPosition(tx, this.#member, event, Number(event.offset) + 1);
    });
  }

  private handlerFailed({ topic, id }: ReceivedEvent, attempt: number, error: unknown): void {
    this.log?.warn(
      { err: error, topic, eventId: id, attempt, group: this.#member.group },
      'event not handled',
    );
  }

  private failed(error: unknown): void {
    if (!this.#stopping.signal.aborted)
      this.log?.error({ err: error, group: this.#member.group }, 'bus subscription failed; it tries again');
  }

  stop(): Promise<void> {
    this.#stopped ??= this.end();
    return this.#stopped;
  }

  private async end(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    const grace = setTimeout(() => this.#abort.abort(), this.settings.graceMs);
    await this.#coordination;
    await this.#reading;
    await Promise.all(this.#busy.values());
    clearTimeout(grace);
    await leave(this.database.db, this.#member);
    await giveUp(this.database.db, this.#member, [...this.#held.values()]);
  }
}
