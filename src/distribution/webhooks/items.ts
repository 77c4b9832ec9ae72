/** The data of a message about a thing: its current public card, or the fact that it is not public. */
import { bodyText } from '../../body/document.ts'
import { cardsOf } from '../../content/articles/cards.ts'
import { entryQuery, toEntry } from '../../content/coverage/entries.ts'
import { coverageById } from '../../content/coverage/read.ts'
import type { ItemKind } from '../../content/webhooks/events.ts'
import type { WebhookMessage } from '../../contract/webhooks.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { threadPath } from '../../site/comments/paths.ts'
import { absolute, articlePath, authorPath, coveragePath, entryPath, sectionPath } from '../../site/paths.ts'

type Data = WebhookMessage['data']
export interface Item {
  state: 'public' | 'unpublished' | 'removed'
  data: Data
}

interface Place {
  readContext: ReadContext
  siteUrl: string
}

type Read = (place: Place, id: number) => Promise<Data | null>

const named = (siteUrl: string, one: { name: string } | null, address: string) =>
  one && { name: one.name, url: absolute(siteUrl, address) }
const sectionOf = (siteUrl: string, section: { name: string; slug: string } | null) =>
  section && named(siteUrl, section, sectionPath(section))
const authorOf = (siteUrl: string, author: { name: string; slug: string } | null) =>
  author && named(siteUrl, author, authorPath(author))

const readArticle: Read = async ({ readContext, siteUrl }, id) => {
  const [card] = await cardsOf(readContext, [id])
  if (!card) return null
  const { uri, correction } = await readContext.db
    .selectFrom('articles as a')
    .select('a.uri')
    .select((eb) =>
      eb
        .selectFrom('corrections as c')
        .select('c.note')
        .whereRef('c.articleId', '=', 'a.id')
        .orderBy('c.at', 'desc')
        .limit(1)
        .as('correction'),
    )
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow()
  const { kind, headline, standfirst, language, breaking, label, sponsor } = card
  return {
    ...{ id, url: absolute(siteUrl, articlePath(card)), uri, kind, headline, standfirst, language },
    section: sectionOf(siteUrl, card.section),
    author: authorOf(siteUrl, card.author),
    ...{ breaking, label, sponsor },
    publishedAt: card.publishedAt.toISOString(),
    modifiedAt: card.modifiedAt.toISOString(),
    correction,
  }
}

const readCoverage: Read = async ({ readContext, siteUrl }, id) => {
  const coverage = await coverageById(readContext, id)
  if (!coverage) return null
  const { uri, state, headline, standfirst, language, score } = coverage
  return {
    ...{ id, url: absolute(siteUrl, coveragePath(coverage)), uri, state },
    ...{ headline, standfirst, language, section: sectionOf(siteUrl, coverage.section) },
    publishedAt: coverage.publishedAt.toISOString(),
    startedAt: coverage.startedAt?.toISOString() ?? null,
    endedAt: coverage.endedAt?.toISOString() ?? null,
    modifiedAt: coverage.modifiedAt.toISOString(),
    score,
  }
}

const readEntry: Read = async ({ readContext, siteUrl }, id) => {
  const row = await entryQuery(readContext.db)
    .innerJoin('publicCoverages as c', 'c.id', 'e.coverageId')
    .select('c.slug as coverageSlug')
    .where('e.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { coverageSlug: slug, ...facts } = row
  const entry = toEntry(readContext, facts)
  const coverage = { id: entry.coverageId, slug }
  return {
    ...{ id, url: absolute(siteUrl, entryPath(coverage, id)) },
    coverage: { id: coverage.id, url: absolute(siteUrl, coveragePath(coverage)) },
    ...{ headline: entry.headline, text: bodyText(entry.body), flag: entry.flag },
    author: authorOf(siteUrl, entry.author),
    publishedAt: entry.publishedAt.toISOString(),
    editedAt: entry.editedAt?.toISOString() ?? null,
  }
}

const readComment: Read = async ({ readContext, siteUrl }, id) => {
  const row = await readContext.db
    .selectFrom('comments as c')
    .innerJoin('publicArticles as a', 'a.id', 'c.articleId')
    .select(['c.articleId', 'c.rootId', 'c.parentId', 'c.publishedAt', 'c.postedAt'])
    .where('c.id', '=', id)
    .where('c.state', '=', 'published')
    .executeTakeFirst()
  if (!row) return null
  const { articleId } = row
  return {
    ...{ id, url: absolute(siteUrl, threadPath(articleId, id)), articleId },
    inReplyTo: row.parentId ?? row.rootId,
    publishedAt: (row.publishedAt ?? row.postedAt).toISOString(),
  }
}

const readers: Record<Exclude<ItemKind, 'test'>, Read> = {
  ...{ article: readArticle, coverage: readCoverage, entry: readEntry, comment: readComment },
}

/** A missing row was removed, or its article or coverage was. */
async function goneItem({ db }: ReadContext, kind: Exclude<ItemKind, 'test'>, id: number): Promise<Item> {
  const removal = await db
    .selectFrom('removals')
    .select('id')
    .where('kind', '=', kind)
    .where('refId', '=', id)
    .executeTakeFirst()
  const row =
    kind === 'article' || kind === 'coverage'
      ? await db
          .selectFrom(kind === 'article' ? 'articles' : 'coverages')
          .select('uri')
          .where('id', '=', id)
          .executeTakeFirst()
      : await db
          .selectFrom(kind === 'entry' ? 'entries' : 'comments')
          .select((eb) => eb.lit(null).as('uri'))
          .where('id', '=', id)
          .executeTakeFirst()
  return { state: removal || !row ? 'removed' : 'unpublished', data: { id, uri: row?.uri ?? null } }
}

export async function readItem(place: Place, kind: ItemKind, id: number): Promise<Item> {
  if (kind === 'test') return { state: 'public', data: {} }
  const data = await readers[kind](place, id)
  return data ? { state: 'public', data } : goneItem(place.readContext, kind, id)
}
