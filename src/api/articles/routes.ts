/** Writing and reading articles, and restoring older revisions. */

import {
  present,
  restoreRevision,
  returnArticle,
  setPresence,
  submitArticle,
  trashArticle,
} from '../../content/articles/desk.ts'
import {
  listRevisions,
  readRevision,
  readWorking,
  type WorkingArticle,
} from '../../content/articles/working.ts'
import { createArticle, saveArticle } from '../../content/articles/write.ts'
import { articleOperations } from '../../contract/articles/articles.ts'
import { CommandError } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { shortPath } from '../../site/paths.ts'
import { handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { readBody } from './given-body.ts'

export const missing = (id: number) => new Problem('not-found', `There is no article ${id}.`)

async function found(readContext: ReadContext, id: number) {
  const article = await readWorking(readContext, id)
  if (!article) throw missing(id)
  return article
}

/** Adds the public address of a published article, and the short one. */
function shown({ slug, ...article }: WorkingArticle, siteUrl: string) {
  const isPublic = article.state === 'published'
  const address = isPublic ? `/articles/${article.id}/${slug}` : null
  const shortUrl = isPublic ? siteUrl + shortPath(article) : null
  return { ...article, address, shortUrl, content: article.content as never }
}

const create = handle(
  articleOperations.createArticle,
  async ({ execute, readContext, siteUrl, body: { key, ...given } }) => {
    const { body, warnings } = await readBody(readContext, siteUrl, given.body)
    return { ...(await execute(createArticle, { content: { ...given, body }, key })), warnings }
  },
)

const read = handle(articleOperations.readArticle, async ({ readContext, siteUrl, params }) =>
  shown(await found(readContext, params.id), siteUrl),
)

const save = handle(
  articleOperations.saveArticle,
  async ({ execute, readContext, siteUrl, params: { id }, body: { base: seen, content: given } }) => {
    const { body, warnings } = await readBody(readContext, siteUrl, given.body)
    try {
      return { ...(await execute(saveArticle, { id, base: seen, content: { ...given, body } })), warnings }
    } catch (error) {
      if (!(error instanceof CommandError) || error.reason !== 'conflict') throw error
      const { revision, content, updatedAt, updatedBy } = await found(readContext, id)
      throw new Problem('conflict', error.message, { head: { revision, content, updatedAt, updatedBy } })
    }
  },
)

const revisions = handle(articleOperations.listArticleRevisions, async ({ readContext, params, query }) => {
  await found(readContext, params.id)
  const items = await listRevisions(readContext, params.id, query.limit, query.after ?? null)
  return { items, after: items.length === query.limit ? String(items.at(-1)!.number) : null }
})

const revision = handle(
  articleOperations.readArticleRevision,
  async ({ readContext, params: { id, number } }) => {
    await found(readContext, id)
    const one = await readRevision(readContext, id, number)
    if (!one) throw new Problem('not-found', `Article ${id} has no revision ${number}.`)
    return one as never
  },
)

const restore = handle(articleOperations.restoreArticleRevision, ({ execute, params, body }) =>
  execute(restoreRevision, { ...params, ...body }),
)

const presence = handle(articleOperations.attendArticle, async ({ execute, readContext, params: { id } }) => {
  await execute(setPresence, { id, present: true })
  const { revision: head, updatedBy, updatedAt } = await found(readContext, id)
  return { present: await present(readContext, id), revision: head, updatedBy, updatedAt }
})

const absence = handle(articleOperations.leaveArticle, ({ execute, params: { id } }) =>
  execute(setPresence, { id, present: false }),
)

const toDesk = handle(articleOperations.submitArticle, ({ execute, params, body }) =>
  execute(submitArticle, { ...params, ...body }),
)

const toReporter = handle(articleOperations.returnArticle, ({ execute, params, body }) =>
  execute(returnArticle, { ...params, ...body }),
)

const trash = handle(articleOperations.trashArticle, ({ execute, params: { id } }) =>
  execute(trashArticle, { id, trashed: true }),
)

const untrash = handle(articleOperations.untrashArticle, ({ execute, params: { id } }) =>
  execute(trashArticle, { id, trashed: false }),
)

export const articleRoutes = [
  ...[create, read, save, revisions, revision, restore, presence, absence],
  ...[toDesk, toReporter, trash, untrash],
]
