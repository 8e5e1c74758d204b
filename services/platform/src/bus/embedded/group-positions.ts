import type { Database, Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import { type Place, placeName } from './bus-log.js';

/** Notified with the group when a member came, left or gave partitions up. */
export const groupsChannel = 'releve_bus_groups';

export interface Member {
  readonly group: string;
  readonly id: string;
  readonly topics: readonly string[];
  readonly leaseMs: number;
}

const topicList = (topics: readonly string[]) =>
  sql`(select value from json_array_elements_text(${JSON.stringify(topics)}::json))`;

const lease = (member: Member) => sql`now() + ${member.leaseMs} * interval '1 millisecond'`;

/** Gives a new group its positions in every partition: the log's start, or its end as it is now. */
export async function startPositions(
  db: Queryable,
  { group, topics }: Member,
  partitions: number,
  from: 'earliest' | 'latest',
): Promise<void> {
  await db.execute(sql`
    insert into platform.bus_position ("group", topic, partition, leased_until, "offset")
    select ${group}, t.value, n, now(),
      ${from === 'latest' ? sql`coalesce(p.next_offset, 0)` : sql`0`}
    from ${topicList(topics)} t
    cross join generate_series(0, ${partitions}::int - 1) n
    left join platform.bus_partition p on p.topic = t.value and p.partition = n
    on conflict do nothing`);
}

/** Says this member is alive; forgets members not seen for a lease. @returns live members per topic, in order. */
async function seeMembers(tx: Queryable, member: Member): Promise<Map<string, string[]>> {
  await tx.execute(sql`
    insert into platform.bus_member ("group", topic, member, seen_at)
    select ${member.group}, value, ${member.id}, now() from ${topicList(member.topics)} t
    on conflict ("group", topic, member) do update set seen_at = now()`);
  await tx.execute(sql`
    delete from platform.bus_member
    where "group" = ${member.group} and seen_at < now() - ${member.leaseMs} * interval '1 millisecond'`);
  const rows = await tx.execute<{ topic: string; member: string }>(sql`
    select topic, member from platform.bus_member where "group" = ${member.group} order by topic, member`);
  const members = new Map<string, string[]>();
  for (const { topic, member: id } of rows) members.set(topic, [...(members.get(topic) ?? []), id]);
  return members;
}

/** The partitions that fall to a member: each topic's are dealt out over its members in turn. */
export function fairShare(
  member: Pick<Member, 'id' | 'topics'>,
  members: ReadonlyMap<string, readonly string[]>,
  partitions: number,
): Place[] {
  return member.topics.flatMap((topic) => {
    const of = members.get(topic) ?? [];
    return Array.from({ length: partitions }, (_, partition) => ({ topic, partition })).filter(
      ({ partition }) => of[partition % of.length] === member.id,
    );
  });
}

/**
 * Renews the member's leases and takes those of its share that nobody holds.
 * @returns the places it holds and should, and those it must give up.
 */
export async function takeShare(
  database: Database,
  member: Member,
  partitions: number,
): Promise<{ readonly held: Place[]; readonly surplus: Place[] }> {
  return database.db.transaction(async (tx) => {
    const share = fairShare(member, await seeMembers(tx, member), partitions);
    await tx.execute(sql`
      update platform.bus_position p set owner = ${member.id}, leased_until = ${lease(member)}
      from json_to_recordset(${JSON.stringify(share)}::json) as s(topic text, partition int)
      where p."group" = ${member.group} and p.topic = s.topic and p.partition = s.partition
        and (p.owner is null or p.owner = ${member.id} or p.leased_until < now())`);
    const mine = await tx.execute<{ topic: string; partition: number }>(sql`
      update platform.bus_position set leased_until = ${lease(member)}
      where "group" = ${member.group} and owner = ${member.id} returning topic, partition`);
    const names = new Set(share.map(placeName));
    const places = mine.map(({ topic, partition }) => ({ topic, partition }));
    return {
      held: places.filter((place) => names.has(placeName(place))),
      surplus: places.filter((place) => !names.has(placeName(place))),
    };
  });
}

/** Moves a position on if the member still holds it. @returns whether it does. */
export async function commitPosition(
  db: Queryable,
  member: Member,
  { topic, partition }: Place,
  next: number,
): Promise<boolean> {
  const moved = await db.execute(sql`
    update platform.bus_position set "offset" = ${next}, leased_until = ${lease(member)}
    where "group" = ${member.group} and topic = ${topic} and partition = ${partition} and owner = ${member.id}`);
  return moved.count === 1;
}

export async function giveUp(db: Queryable, member: Member, places: readonly Place[]): Promise<void> {
  await db.execute(sql`
    with given as (
      update platform.bus_position p set owner = null, leased_until = now()
      from json_to_recordset(${JSON.stringify(places)}::json) as s(topic text, partition int)
      where p."group" = ${member.group} and p.topic = s.topic and p.partition = s.partition
        and p.owner = ${member.id}
    )
    select pg_notify(${groupsChannel}, ${member.group})`);
}

export async function leave(db: Queryable, member: Member): Promise<void> {
  await db.execute(
    sql`delete from platform.bus_member where "group" = ${member.group} and member = ${member.id}`,
  );
}

export const announce = (db: Queryable, { group }: Member) =>
  db.execute(sql`select pg_notify(${groupsChannel}, ${group})`);

/** After a restart of the only process there is, every lease and member is a dead one's. */
export async function forgetMembers(db: Queryable): Promise<void> {
  await db.execute(sql`delete from platform.bus_member`);
  await db.execute(sql`update platform.bus_position set owner = null where owner is not null`);
}
