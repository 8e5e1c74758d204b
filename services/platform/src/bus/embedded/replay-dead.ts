import type { Database } from '@releve/database';
import { sql } from 'drizzle-orm';
import { DeadLetter, deadTopic } from '../dead-letter.js';
import { appendEvents } from './bus-log.js';

const REPLAY_GROUP = 'releve-replay';

/** Appends again to `topic` the events of its dead letters not replayed yet, in one transaction. */
export function replayDeadLetters({ db }: Database, topic: string, partitions: number): Promise<number> {
  const dead = deadTopic(topic);
  return db.transaction(async (tx) => {
    const places = await tx.execute<{ partition: number; next_offset: number }>(
      sql`select partition, next_offset from platform.bus_partition where topic = ${dead} order by partition for update`,
    );
    let replayed = 0;
    for (const { partition, next_offset: next } of places) {
      const rows = await tx.execute<{ payload: string }>(sql`
        select payload from platform.bus_event e
        where topic = ${dead} and partition = ${partition} and "offset" >= coalesce(
          (select "offset" from platform.bus_position
            where "group" = ${REPLAY_GROUP} and topic = ${dead} and partition = ${partition}), 0)
        order by "offset"`);
      await appendEvents(
        tx,
        rows.map(({ payload }) => DeadLetter.parse(JSON.parse(payload)).event),
        partitions,
      );
      await tx.execute(sql`
        insert into platform.bus_position ("group", topic, partition, "offset")
        values (${REPLAY_GROUP}, ${dead}, ${partition}, ${next})
        on conflict ("group", topic, partition) do update set "offset" = excluded."offset"`);
      replayed += rows.length;
    }
    return replayed;
  });
}
