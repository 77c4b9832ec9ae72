/** Articles: create, save, read, restore an older revision. */

import { z } from 'zod'
import { id as idShape, idText, numberText } from '../../kernel/fields.ts'
import { type JsonOf, operation } from '../operation.ts'
import { namedKinds } from '../terms.ts'
import { idParam, instant } from '../values.ts'
import { warnings } from './body.ts'
import { givenContent, gone, shownContent } from './content.ts'

const person = z.object({ id: z.number(), name: z.string() })

const maybe = instant.nullable()

const working = z
  .object({
    id: z.number(),
    state: z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed']),
    revision: z.number(),
    publishedRevision: z.number().nullable(),
    content: shownContent,
    address: z.string().nullable(),
    /** A whole URL that is short enough to be spoken and printed; it redirects to the address. */
    shortUrl: z.string().nullable(),
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
    submittedAt: maybe,
    deskNote: z.string(),
    deskNoteBy: z.string(),
    returnedAt: maybe,
    trashedAt: maybe,
    commentsOpen: z.boolean(),
    corrections: z.array(z.object({ at: instant, note: z.string() })),
    present: z.array(person),
    /** What it was in the programs that it was imported from: `wordpress:post`, its number, URI and address there. */
    altIds: z.array(z.object({ role: z.string(), value: z.string(), uri: z.string(), address: z.string() })),
  })
  .meta({ id: 'Article' })

/** An article as the newsroom works on it. */
export type WorkingArticle = JsonOf<z.output<typeof working>>

const saved = z.object({ revision: z.number() })

const named = z.object({ kind: z.enum(namedKinds), id: z.number(), name: z.string() })

const note = z.strictObject({ note: z.string().default('') })

/** 0: the client does not know a revision yet. */
const base = z.number().int().min(0)

const oneRevision = idParam.extend({ number: idText })

export const articleOperations = {
  createArticle: operation({
    method: 'post',
    path: '/articles',
    name: 'createArticle',
    may: 'write',
    summary:
      'Creates an article; nothing of it is public. A repeated request with the same `key` changes nothing and returns the existing article.',
    body: givenContent.extend({ key: z.uuid().optional() }),
    answer: z.object({ id: z.number(), revision: z.number(), warnings }),
    status: 201,
  }),
  readArticle: operation({
    method: 'get',
    path: '/articles/{id}',
    name: 'readArticle',
    may: 'read',
    summary: 'Returns an article as the newsroom edits it.',
    params: idParam,
    answer: working,
  }),
  saveArticle: operation({
    method: 'put',
    path: '/articles/{id}',
    name: 'saveArticle',
    may: 'write',
    summary: 'Saves the whole content on top of revision `base`; a conflict returns the current content.',
    params: idParam,
    body: z.strictObject({ base, content: givenContent }),
    answer: saved.extend({ warnings, gone }),
  }),
  listArticleRevisions: operation({
    method: 'get',
    path: '/articles/{id}/revisions',
    name: 'listArticleRevisions',
    may: 'read',
    summary: 'Lists the revisions of an article, newest first.',
    params: idParam,
    query: z.object({
      after: idText.optional(),
      limit: numberText(1, 200).default(50),
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
          /** The commands run on the article while this was its latest revision. */
          actions: z.array(z.object({ command: z.string(), by: z.string(), at: instant })),
        }),
      ),
      after: z.string().nullable(),
    }),
  }),
  readArticleRevision: operation({
    method: 'get',
    path: '/articles/{id}/revisions/{number}',
    name: 'readArticleRevision',
    may: 'read',
    summary: 'Returns one revision of an article; its content is null when it was erased.',
    params: oneRevision,
    answer: z.object({ content: shownContent.nullable(), by: z.string(), at: instant }),
  }),
  restoreArticleRevision: operation({
    method: 'post',
    path: '/articles/{id}/revisions/{number}/restore',
    name: 'restoreArticleRevision',
    may: 'write',
    summary:
      'Makes an older revision the latest one. References to removed items are left out and listed in `gone`.',
    params: oneRevision,
    body: z.strictObject({ base: idShape }),
    answer: saved.extend({ gone: z.array(named) }),
  }),
  attendArticle: operation({
    method: 'put',
    path: '/articles/{id}/presence',
    name: 'attendArticle',
    may: 'read',
    summary:
      'Records that the caller has the article open; returns the colleagues who have it open too, and the latest revision.',
    params: idParam,
    answer: z.object({
      present: z.array(person),
      revision: z.number(),
      updatedBy: z.string(),
      updatedAt: instant,
    }),
  }),
  leaveArticle: operation({
    method: 'delete',
    path: '/articles/{id}/presence',
    name: 'leaveArticle',
    may: 'read',
    summary: 'Records that the caller has closed the article.',
    params: idParam,
  }),
  submitArticle: operation({
    method: 'post',
    path: '/articles/{id}/submit',
    name: 'submitArticle',
    may: 'write',
    summary: 'Submits an article to the desk.',
    params: idParam,
    body: note,
  }),
  returnArticle: operation({
    method: 'post',
    path: '/articles/{id}/return',
    name: 'returnArticle',
    may: 'publish',
    summary: 'Returns an article to its reporter, with a note.',
    params: idParam,
    body: note,
  }),
  trashArticle: operation({
    method: 'post',
    path: '/articles/{id}/trash',
    name: 'trashArticle',
    may: 'write',
    summary: 'Moves a draft to the trash.',
    params: idParam,
  }),
  untrashArticle: operation({
    method: 'post',
    path: '/articles/{id}/untrash',
    name: 'untrashArticle',
    may: 'write',
    summary: 'Restores a draft from the trash.',
    params: idParam,
  }),
}
