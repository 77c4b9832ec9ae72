/** Bodies sent to the API: a document, text or HTML, reduced to what the body's schema allows. */

import { becameLink } from '../../blocks/embed/read-html.ts'
import type { BodyDocument } from '../../body/document.ts'
import { parseBody } from '../../body/parse-body.ts'
import { BodyError } from '../../body/parse-html.ts'
import type { GivenBody } from '../../contract/articles/body.ts'
import { CommandError } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { isId } from '../../values/id.ts'

const maxNamed = 500

/** The id of a figure or card: a number, or one of our addresses (/media/12/…, /articles/12/…). */
function idOf(named: string, kind: 'media' | 'articles', siteUrl: string): number | null {
  const path = named.startsWith(`${siteUrl}/`) ? named.slice(siteUrl.length) : named
  const id = Number(
    /^\d{1,10}$/.exec(path)?.[0] ?? new RegExp(`^/${kind}/(\\d{1,10})(?:/|$)`).exec(path)?.[1],
  )
  return isId(id) ? id : null
}

/** The ids of those names that exist: by our id or address, or else by URI. */
async function knownIds(
  { db }: Pick<ReadContext, 'db'>,
  kind: 'media' | 'articles',
  siteUrl: string,
  named: Set<string>,
): Promise<Map<string, number>> {
  const all = [...named].slice(0, maxNamed)
  if (all.length === 0) return new Map()
  const ids = all.flatMap((name) => idOf(name, kind, siteUrl) ?? [])
  const byUri =
    kind === 'media'
      ? await db.selectFrom('media').select(['id', 'uri']).where('uri', 'in', all).execute()
      : await db
          .selectFrom('articles')
          .select(['id', 'uri'])
          .where('uri', 'in', all)
          .where('state', '!=', 'removed')
          .execute()
  const byId =
    ids.length === 0
      ? []
      : kind === 'media'
        ? await db.selectFrom('media').select('id').where('id', 'in', ids).execute()
        : await db
            .selectFrom('articles')
            .select('id')
            .where('id', 'in', ids)
            .where('state', '!=', 'removed')
            .execute()
  const there = new Set(byId.map((row) => row.id))
  const uris = new Map(byUri.map((row) => [row.uri, row.id]))
  return new Map(
    all.flatMap((name): [string, number][] => {
      const id = idOf(name, kind, siteUrl)
      const found = uris.get(name) ?? (id !== null && there.has(id) ? id : undefined)
      return found === undefined ? [] : [[name, found]]
    }),
  )
}

/**
 * Converts a given body to a document. Pictures, videos and audio in HTML must be in the library: `data-uri` or
 * `src` contains the URI, the id or our address. Anything else that a body cannot contain is omitted and
 * listed in `warnings`.
 * @throws CommandError when it is too large
 */
export async function readBody(
  { db }: Pick<ReadContext, 'db'>,
  siteUrl: string,
  given: GivenBody | undefined,
): Promise<{ body: BodyDocument | undefined; warnings: string[] }> {
  if (typeof given !== 'string') return { body: given as BodyDocument | undefined, warnings: [] }
  try {
    const { embedHosts } = await db.selectFrom('publication').select('embedHosts').executeTakeFirstOrThrow()
    const named = { media: new Set<string>(), articles: new Set<string>() }
    const first = parseBody(given, {
      embedHosts,
      media: (name) => {
        named.media.add(name)
        return null
      },
      article: (name) => {
        named.articles.add(name)
        return null
      },
    })
    const isPlain = named.media.size + named.articles.size === 0
    const media = await knownIds({ db }, 'media', siteUrl, named.media)
    const articles = await knownIds({ db }, 'articles', siteUrl, named.articles)
    const { body, dropped } = isPlain
      ? first
      : parseBody(given, {
          embedHosts,
          media: (name) => media.get(name) ?? null,
          article: (name) => articles.get(name) ?? null,
        })
    const unknown = [...named.media].filter((name) => !media.has(name))
    const others = dropped.filter((name) => !/^(picture|video|audio)$/.test(name) || unknown.length === 0)
    return {
      body,
      warnings: [
        ...others.map((name) =>
          name === becameLink ? `${name}: replaced by a link` : `${name}: left out, a body does not hold it`,
        ),
        ...unknown
          .slice(0, 50)
          .map(
            (name) =>
              `media item "${name.slice(0, 200)}": left out, the library has none with this id or URI`,
          ),
      ],
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    const issue = { code: 'custom' as const, path: ['body'], message: error.message, input: '' }
    throw new CommandError('invalid', error.message, [issue])
  }
}
