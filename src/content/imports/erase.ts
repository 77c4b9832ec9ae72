/** Erases what imports remember of things that were removed for legal reasons: their old addresses and titles. */
import { sql } from 'kysely'
import type { Work } from '../../kernel/command.ts'
import type { ImportedKind } from './tables.ts'

/** Whether an entry of a report is about one of the things "gone". */
const isNamed = sql`exists (select from gone where one->>'type' = gone.type and one->>'oldId' = gone.old_id
  or one->>'type' = 'comment' and one->>'oldId' = 'of ' || gone.type || ' ' || gone.old_id)`

/** The losses of a report without those of "gone". */
const lossesWithout = (report: 'report' | 'trial') => sql`(
  select coalesce(jsonb_agg(case when jsonb_typeof(loss->'items') = 'array' then loss || jsonb_build_object('items', (
      select coalesce(jsonb_agg(one order by n), '[]') from jsonb_array_elements(loss->'items') with ordinality as e (one, n)
      where not ${isNamed})) else loss end order by place), '[]')
  from jsonb_array_elements(${sql.ref(report)}->'losses') with ordinality as f (loss, place))`

/** Their rows stay, so that the same archive does not bring the things again. */
export async function eraseImported({ db }: Work, kind: ImportedKind, ids: number[]): Promise<void> {
  const { rows } = await sql<{ system: string }>`
    update imported_items set address = '', hash = null, revision = null, state = null
    where kind = ${kind} and item_id = any(${ids}::int[]) returning system`.execute(db)
  if (rows.length === 0) return
  const gone = sql`gone as (
    select type, old_id, system, site from imported_items where kind = ${kind} and item_id = any(${ids}::int[]))`
  await sql`with ${gone} delete from import_losses l using import_runs r, gone
    where r.id = l.run_id and r.system = gone.system and r.site = gone.site and (
      l.type = gone.type and l.old_id = gone.old_id
      or l.type = 'comment' and l.old_id = 'of ' || gone.type || ' ' || gone.old_id)`.execute(db)
  await sql`with ${gone} update import_runs
    set report = report || jsonb_build_object('losses', ${lossesWithout('report')})
    where jsonb_typeof(report->'losses') = 'array'
      and exists (select from gone where gone.system = import_runs.system and gone.site = import_runs.site)`.execute(
    db,
  )
  await sql`update import_runs set report = jsonb_set(report, '{undo,stays}', (
      select coalesce(jsonb_agg(one order by n), '[]')
      from jsonb_array_elements(report#>'{undo,stays}') with ordinality as e (one, n)
      where not (one->>'kind' = ${kind} and (one->>'id')::int = any(${ids}::int[]))))
    where jsonb_typeof(report#>'{undo,stays}') = 'array'`.execute(db)
  await sql`with ${gone} update import_uploads
    set trial = trial || jsonb_build_object('losses', ${lossesWithout('trial')})
    where jsonb_typeof(trial->'losses') = 'array'
      and exists (select from gone where gone.system = import_uploads.system)`.execute(db)
}
