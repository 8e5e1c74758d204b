import { AgeGroup, ArrivalMode, Outcome, TriageLevel } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';
import type { VisitState } from '../fold/fold-visit.js';
import type { OpenVisit } from '../projections/presence.js';

interface Row extends Record<string, unknown> {
  readonly v: string;
  readonly a: string;
  readonly d: string | null;
  readonly b: string | null;
  readonly t: string | null;
  readonly m: string | null;
  readonly g: string | null;
  readonly o: string | null;
}

const iso = (ms: string): string => new Date(Number(ms)).toISOString();
const isoOrNull = (ms: string | null): string | null => (ms === null ? null : iso(ms));
const named = <T extends string>(names: readonly T[], value: string | null): T | null =>
  names.find((name) => name === value) ?? null;

const toState = (row: Row): VisitState => ({
  arrivedAt: iso(row.a),
  departedAt: isoOrNull(row.d),
  admissionDecidedAt: isoOrNull(row.b),
  triage: named(TriageLevel.options, row.t),
  mode: named(ArrivalMode.options, row.m),
  ageGroup: named(AgeGroup.options, row.g),
  outcome: named(Outcome.options, row.o),
});

/** The visits as they stand. */
export async function selectVisits(
  db: Queryable,
  site: string,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, VisitState>> {
  if (visitIds.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select v.visit_id as v, (extract(epoch from arrived_at) * 1000)::bigint::text as a,
      (extract(epoch from departed_at) * 1000)::bigint::text as d,
      (extract(epoch from admission_decided_at) * 1000)::bigint::text as b,
      triage as t, mode as m, age_group as g, outcome as o
    from json_array_elements_text(${JSON.stringify(visitIds)}::text::json) w(id)
    join census.visit v on v.site = ${site} and v.visit_id = w.id`);
  return new Map(rows.map((row) => [row.v, toState(row)]));
}

/** Writes visits; those that are null are taken out. */
export async function saveVisits(
  db: Queryable,
  site: string,
  visits: ReadonlyMap<string, VisitState | null>,
): Promise<void> {
  const gone = [...visits].flatMap(([visitId, state]) => (state === null ? [visitId] : []));
  if (gone.length > 0)
    await db.execute(sql`
      delete from census.visit where site = ${site}
        and visit_id in (select json_array_elements_text(${JSON.stringify(gone)}::text::json))`);
  const kept = [...visits].flatMap(([visitId, state]) => (state === null ? [] : [{ visitId, state }]));
  if (kept.length === 0) return;
  const json = JSON.stringify(
    kept.map(({ visitId, state }) => ({
      v: visitId,
      a: state.arrivedAt,
      d: state.departedAt,
      b: state.admissionDecidedAt,
      t: state.triage,
      m: state.mode,
      g: state.ageGroup,
      o: state.outcome,
    })),
  );
  await db.execute(sql`
    insert into census.visit
      (site, visit_id, arrived_at, departed_at, admission_decided_at, triage, mode, age_group, outcome)
    select ${site}, v, a, d, b, t, m, g, o
    from json_to_recordset(${json}::text::json)
      as x(v text, a timestamptz, d timestamptz, b timestamptz, t text, m text, g text, o text)
    on conflict (visit_id, site) do update set
      arrived_at = excluded.arrived_at, departed_at = excluded.departed_at,
      admission_decided_at = excluded.admission_decided_at, triage = excluded.triage, mode = excluded.mode,
      age_group = excluded.age_group, outcome = excluded.outcome`);
}

/** Visits that may have been present at `at`, epoch ms: no departure by then, and arrived since `from`. */
export async function selectPresent(
  db: Queryable,
  site: string,
  from: number,
  at: number,
): Promise<readonly OpenVisit[]> {
  const rows = await db.execute<OpenRow>(sql`
    select ${openColumns} from census.visit
    where site = ${site} and ${arrivedBetween(from, at)}
      and (departed_at is null or departed_at > ${new Date(at).toISOString()}::timestamptz)`);
  return rows.map(toOpen);
}

/** Visits without a departure that arrived from `from` to `to`, epoch ms. */
export async function selectOpen(
  db: Queryable,
  site: string,
  from: number,
  to: number,
): Promise<readonly OpenVisit[]> {
  const rows = await db.execute<OpenRow>(sql`
    select ${openColumns} from census.visit
    where site = ${site} and ${arrivedBetween(from, to)} and departed_at is null`);
  return rows.map(toOpen);
}

interface OpenRow extends Record<string, unknown> {
  readonly a: string;
  readonly b: string | null;
  readonly t: string | null;
  readonly m: string | null;
}

const openColumns = sql`(extract(epoch from arrived_at) * 1000)::bigint::text as a,
  (extract(epoch from admission_decided_at) * 1000)::bigint::text as b, triage as t, mode as m`;

const arrivedBetween = (from: number, to: number) =>
  sql`arrived_at > ${new Date(from).toISOString()}::timestamptz
    and arrived_at <= ${new Date(to).toISOString()}::timestamptz`;

const toOpen = (row: OpenRow): OpenVisit => ({
  arrivedMs: Number(row.a),
  admissionDecidedMs: row.b === null ? null : Number(row.b),
  triage: row.t,
  mode: row.m,
});
