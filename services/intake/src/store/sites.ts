import { Site } from '@releve/contracts';
import type { Queryable } from '@releve/database';
import { sql } from 'drizzle-orm';

/** Every site, by id. */
export async function selectSites(db: Queryable): Promise<readonly Site[]> {
  const rows = await db.execute<{ site: unknown }>(sql`select site from intake.site order by id`);
  return rows.map(({ site }) => Site.parse(site));
}

export async function upsertSite(db: Queryable, site: Site, now: Date): Promise<void> {
  await db.execute(sql`
    insert into intake.site (id, site, updated_at)
    values (${site.id}, ${JSON.stringify(site)}::text::jsonb, ${now.toISOString()}::timestamptz)
    on conflict (id) do update set site = excluded.site, updated_at = excluded.updated_at`);
}
