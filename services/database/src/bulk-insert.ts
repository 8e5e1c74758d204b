import { getTableColumns, sql } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { BulkInsertOptions, Queryable } from './database.js';

const DEFAULT_CHUNK = 10_000;

/** Inserts through `json_to_recordset`: one parameter a statement whatever the number of rows. */
export async function bulkInsert<T extends PgTable>(
  db: Queryable,
  table: T,
  rows: readonly T['$inferInsert'][],
  options: BulkInsertOptions = {},
): Promise<number> {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => given.has(key));
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const types = sql.join(
    columns.map(([, column]) => sql`${sql.identifier(column.name)} ${sql.raw(column.getSQLType())}`),
    sql`, `,
  );
  const { schema, name } = getTableConfig(table);
  const target = schema ? sql`${sql.identifier(schema)}.${sql.identifier(name)}` : sql.identifier(name);
  const conflict = options.onConflict === 'nothing' ? sql` on conflict do nothing` : sql``;
  const chunk = options.chunk ?? DEFAULT_CHUNK;

  const insertAll = async (on: Queryable): Promise<number> => {
    let inserted = 0;
    for (let from = 0; from < rows.length; from += chunk) {
      const json = JSON.stringify(
        rows.slice(from, from + chunk).map((row) => {
          const record: Record<string, unknown> = row;
          return Object.fromEntries(columns.map(([key, column]) => [column.name, record[key] ?? null]));
        }),
      );
      const result = await on.execute(
        sql`insert into ${target} (${names}) select ${names} from json_to_recordset(${json}::json) as t(${types})${conflict}`,
      );
      inserted += result.count;
    }
    return inserted;
  };
  return options.on ? insertAll(options.on) : db.transaction(insertAll);
}
