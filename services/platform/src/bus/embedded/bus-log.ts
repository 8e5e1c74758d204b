import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { OutgoingEvent, ReceivedEvent } from '../event-bus.js';
import { toJson } from '../json-text.js';
import { partitionOf } from '../partition-of.js';

/** Notified with the topic when events of it are committed. */
export const eventsChannel = 'releve_bus_events';

/** Events per statement. */
const CHUNK = 1_000;

/** Bytes of payload read at once per partition; one event is read whatever its size. */
const BATCH_BYTES = 4_000_000;

/** Appends to the log. Offsets of a partition grow in the order of commits: its row is locked until then. */
export async function appendEvents(
  db: Queryable,
  events: readonly OutgoingEvent[],
  partitions: number,
): Promise<void> {
  for (let from = 0; from < events.length; from += CHUNK)
    await appendChunk(db, events.slice(from, from + CHUNK), partitions);
}

async function appendChunk(
  db: Queryable,
  events: readonly OutgoingEvent[],
  partitions: number,
): Promise<void> {
  const rows = events.map(
    ({ topic, key, id, payload }, n) =>
      sql`(${n}::int, ${topic}::text, ${partitionOf(key, partitions)}::int, ${key}::text, ${id}::text, ${toJson(payload)}::text)`,
  );
  await db.execute(sql`
    with input (n, topic, partition, key, id, payload) as (
      values ${sql.join(rows, sql`, `)}
    ), bumped as (
      insert into platform.bus_partition as p (topic, partition, next_offset)
      select topic, partition, count(*) from input group by topic, partition order by topic, partition
      on conflict (topic, partition) do update set next_offset = p.next_offset + excluded.next_offset
      returning topic, partition, next_offset
    ), appended as (
      insert into platform.bus_event (topic, partition, "offset", key, id, payload)
      select i.topic, i.partition,
        b.next_offset - count(*) over whole - 1 + row_number() over (whole order by i.n),
        i.key, i.id, i.payload
      from input i join bumped b using (topic, partition)
      window whole as (partition by i.topic, i.partition)
    )
    select pg_notify(${eventsChannel}, topic) from (select distinct topic from input) t`);
}

export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export const placeName = ({ topic, partition }: Place): string => `${topic}/${partition}`;

interface EventRow extends Record<string, unknown> {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  id: string;
  payload: string;
}

/** Next events of each of these places that `owner` holds, from the group's position, in order. */
export async function readNext(
  db: Queryable,
  reader: { readonly group: string; readonly owner: string },
  places: readonly Place[],
  limit: number,
): Promise<Map<string, ReceivedEvent[]>> {
  const wanted = JSON.stringify(places.map(({ topic, partition }) => ({ topic, partition })));
  const rows = await db.execute<EventRow>(sql`
    select e.topic, e.partition, e."offset", e.key, e.id, e.payload
    from json_to_recordset(${wanted}::json) as w(topic text, partition int)
    join platform.bus_position p
      on p."group" = ${reader.group} and p.topic = w.topic and p.partition = w.partition and p.owner = ${reader.owner}
    cross join lateral (
      select *, sum(octet_length(payload)) over (order by "offset") - octet_length(payload) as before
      from (
        select * from platform.bus_event
        where topic = p.topic and partition = p.partition and "offset" >= p."offset"
        order by "offset" limit ${limit}
      ) next
    ) e
    where e.before < ${BATCH_BYTES}
    order by e.topic, e.partition, e."offset"`);
  const batches = new Map<string, ReceivedEvent[]>();
  for (const row of rows) {
    const event: ReceivedEvent = {
      topic: row.topic,
      partition: row.partition,
      offset: String(row.offset),
      key: row.key,
      id: row.id,
      payload: JSON.parse(row.payload),
    };
    const batch = batches.get(placeName(row));
    if (batch) batch.push(event);
    else batches.set(placeName(row), [event]);
  }
  return batches;
}
