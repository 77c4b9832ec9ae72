/** Articles: written, saved, read again, taken back to an older revision. */
import { z } from 'zod'
import {
  attend,
  discardArticle,
  handBack,
  handIn,
  present,
  restoreRevision,
} from '../../content/articles/desk.ts'
import {
  listRevisions,
  readRevision,
  readWorking,
  type WorkingArticle,
} from '../../content/articles/working.ts'
import { createArticle, saveArticle } from '../../content/articles/write.ts'
import { CommandError } from '../../content/command.ts'
import type { Reading } from '../../content/reading.ts'
import { Problem } from '../problem.ts'
import { idParam, instant, route } from '../route.ts'
import { givenContent, shownContent } from './content.ts'

const person = z.object({ id: z.number(), name: z.string() })
const maybe = instant.nullable()

const working = z.object({
  id: z.number(),
  state: z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed']),
  revision: z.number(),
  publishedRevision: z.number().nullable(),
  content: shownContent,
  address: z.string().nullable(),
  wordCount: z.number(),
  createdAt: instant,
  createdBy: person.nullable(),
  updatedAt: instant,
  updatedBy: z.string(),
  publishedAt: maybe,
  modifiedAt: maybe,
  scheduledAt: maybe,
  unpublishedAt: maybe,
  unpublishedReason: z.string().nullable(),
  handedInAt: maybe,
  handedInNote: z.string(),
  discardedAt: maybe,
  commentsOpen: z.boolean(),
  corrections: z.array(z.object({ at: instant, note: z.string() })),
  present: z.array(person),
})

export const missing = (id: number) => new Problem('not-found', `There is no article ${id}.`)

async function found(reading: Reading, id: number) {
  const article = await readWorking(reading, id)
  if (!article) throw missing(id)
  return article
}

/** With its address, while the public reads it. */
function shown({ slug, ...article }: WorkingArticle) {
  const address = article.state === 'published' ? `/articles/${article.id}/${slug}` : null
  return { ...article, address, content: article.content as never }
}

const saved = z.object({ revision: z.number() })
const note = z.object({ note: z.string().default('') })
const base = z.number().int().positive()
const revisionNumber = z.coerce.number().int().positive().max(2_147_483_647)

const create = route({
  method: 'post',
  path: '/articles',
  name: 'createArticle',
  summary: 'Begins an article; nothing of it is public.',
  body: givenContent,
  answer: z.object({ id: z.number(), revision: z.number() }),
  status: 201,
  run: ({ execute, body: content }) => execute(createArticle, { content }),
})

const read = route({
  method: 'get',
  path: '/articles/{id}',
  name: 'readArticle',
  summary: 'An article as the newsroom works on it.',
  params: idParam,
  answer: working,
  run: async ({ reading, params }) => shown(await found(reading, params.id)),
})

const save = route({
  method: 'put',
  path: '/articles/{id}',
  name: 'saveArticle',
  summary: 'Saves the whole content on top of revision `base`; a conflict answers what is there.',
  params: idParam,
  body: z.object({ base, content: givenContent }),
  answer: saved,
  async run({ execute, reading, params: { id }, body }) {
    try {
      return await execute(saveArticle, { id, ...body })
    } catch (error) {
      if (!(error instanceof CommandError) || error.reason !== 'conflict') throw error
      const { revision, content, updatedAt, updatedBy } = await found(reading, id)
      throw new Problem('conflict', error.message, { head: { revision, content, updatedAt, updatedBy } })
    }
  },
})

const revisions = route({
  method: 'get',
  path: '/articles/{id}/revisions',
  name: 'listArticleRevisions',
  summary: 'The revisions of an article, newest first.',
  params: idParam,
  query: z.object({
    after: revisionNumber.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        number: z.number(),
        command: z.string(),
        by: z.string(),
        at: instant,
        headline: z.string(),
        erased: z.boolean(),
      }),
    ),
    after: z.string().nullable(),
  }),
  async run({ reading, params, query }) {
    await found(reading, params.id)
    const items = await listRevisions(reading, params.id, query.limit, query.after ?? null)
    return { items, after: items.length === query.limit ? String(items.at(-1)!.number) : null }
  },
})

const oneRevision = idParam.extend({ number: revisionNumber })

const revision = route({
  method: 'get',
  path: '/articles/{id}/revisions/{number}',
  name: 'readArticleRevision',
  summary: 'One revision of an article; its content is null when it was erased.',
  params: oneRevision,
  answer: z.object({ content: shownContent.nullable(), by: z.string(), at: instant }),
  async run({ reading, params: { id, number } }) {
    await found(reading, id)
    const one = await readRevision(reading, id, number)
    if (!one) throw new Problem('not-found', `Article ${id} has no revision ${number}.`)
    return one as never
  },
})

const restore = route({
  method: 'post',
  path: '/articles/{id}/revisions/{number}/restore',
  name: 'restoreArticleRevision',
  summary: 'Makes an older revision the latest one again.',
  params: oneRevision,
  body: z.object({ base }),
  answer: saved,
  run: ({ execute, params, body }) => execute(restoreRevision, { ...params, ...body }),
})

const presence = route({
  method: 'put',
  path: '/articles/{id}/presence',
  name: 'attendArticle',
  summary: 'Says that one has the article open, and answers who else has, and the latest revision.',
  params: idParam,
  answer: z.object({
    present: z.array(person),
    revision: z.number(),
    updatedBy: z.string(),
    updatedAt: instant,
  }),
  async run({ execute, reading, params: { id } }) {
    await execute(attend, { id, present: true })
    const { revision: head, updatedBy, updatedAt } = await found(reading, id)
    return { present: await present(reading, id), revision: head, updatedBy, updatedAt }
  },
})

const absence = route({
  method: 'delete',
  path: '/articles/{id}/presence',
  name: 'leaveArticle',
  summary: 'Says that one has closed the article.',
  params: idParam,
  run: ({ execute, params: { id } }) => execute(attend, { id, present: false }),
})

const deskRoute = (path: string, name: string, summary: string, what: typeof handIn) =>
  route({
    method: 'post',
    path: `/articles/{id}/${path}`,
    name,
    summary,
    params: idParam,
    body: note,
    run: ({ execute, params, body }) => execute(what, { ...params, ...body }),
  })

const discard = (path: string, name: string, discarded: boolean, summary: string) =>
  route({
    method: 'post',
    path: `/articles/{id}/${path}`,
    name,
    summary,
    params: idParam,
    run: ({ execute, params: { id } }) => execute(discardArticle, { id, discarded }),
  })

export const articleRoutes = [
  ...[create, read, save, revisions, revision, restore, presence, absence],
  deskRoute('hand-in', 'handInArticle', 'Hands an article in to the desk.', handIn),
  deskRoute('hand-back', 'handBackArticle', 'Gives an article back to its reporter, with a note.', handBack),
  discard('discard', 'discardArticle', true, 'Puts a draft into the bin.'),
  discard('undiscard', 'undiscardArticle', false, 'Takes a draft out of the bin.'),
]
