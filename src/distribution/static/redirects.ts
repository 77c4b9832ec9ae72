/** Redirects of the site for a copy: the short addresses of articles, and those that the newsroom keeps. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { type KeptRedirect, keptRedirects } from '../archive/redirects.ts'

const pageSize = 1_000

/** The short addresses of articles; those of withdrawn ones are gone. */
async function* articleRedirects(db: Kysely<Tables>): AsyncGenerator<KeptRedirect> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('articles')
      .select(['id', 'slug', 'state'])
      .where('id', '>', after)
      .where('state', 'in', ['published', 'unpublished', 'removed'])
      .orderBy('id')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return
    for (const { id, slug, state } of rows) {
      const target = state === 'published' ? encodeURI(`/articles/${id}/${slug}`) : null
      yield { source: `/a/${id}`, target }
      yield { source: `/articles/${id}`, target }
    }
    after = rows.at(-1)!.id
  }
}

export async function* allRedirects(db: Kysely<Tables>): AsyncGenerator<KeptRedirect> {
  yield* articleRedirects(db)
  yield* keptRedirects(db)
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replace(/^~/, '\\~')}"`

/** A line of a `map` of nginx. */
export const mapLine = ({ source, target }: KeptRedirect): string =>
  /[\n\r$]/.test(source + (target ?? '')) ? '' : `${quoted(source)} ${quoted(target ?? 'gone')};\n`
