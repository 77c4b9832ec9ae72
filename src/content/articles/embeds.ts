/** The frames of other hosts that a public article can show. */
import { sql } from 'kysely'
import { frameOf } from '../../blocks/embed/address.ts'
import type { Embed } from '../../blocks/embed/block.ts'
import type { ReadContext } from '../../kernel/read-context.ts'

/** The origins of its embeds' frames ('https://player.vimeo.com'), each once. */
export async function frameOrigins({ db, dependOn }: ReadContext, articleId: number): Promise<string[]> {
  const { rows } = await sql<{ attrs: Embed['attrs'] }>`
    select attrs from public_articles, jsonb_path_query(body, 'lax $.content[*] ? (@.type == "embed").attrs') attrs
    where id = ${articleId}`.execute(db)
  if (rows.length === 0) return []
  dependOn('publication')
  const { embedHosts } = await db.selectFrom('publication').select('embedHosts').executeTakeFirstOrThrow()
  const frames = rows.flatMap(({ attrs }) => frameOf(attrs, embedHosts)?.src ?? [])
  return [...new Set(frames.map((src) => new URL(src).origin))].sort()
}
