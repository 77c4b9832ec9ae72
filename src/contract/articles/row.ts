/** An article as a row of the newsroom's lists. */

import { z } from 'zod'
import { articleKinds } from '../../language/article-kinds.ts'
import { instant } from '../values.ts'

const named = z.object({ id: z.number(), name: z.string() })

const maybe = instant.nullable()

export const articleState = z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed'])

export const articleKind = z.enum(articleKinds)

export type ArticleState = z.output<typeof articleState>

export const deskArticle = z
  .object({
    id: z.number(),
    headline: z.string(),
    state: articleState,
    kind: articleKind,
    moduleKind: z.string().nullable(),
    section: named.nullable(),
    bylines: z.array(named),
    urgency: z.number(),
    breaking: z.boolean(),
    createdBy: named.nullable(),
    updatedAt: instant,
    updatedBy: z.string(),
    publishedAt: maybe,
    scheduledAt: maybe,
    embargoedUntil: maybe,
    submittedAt: maybe,
    returnedAt: maybe,
    submitted: z.boolean(),
    trashed: z.boolean(),
    hasPendingChanges: z.boolean(),
    /** `version` changes with the file; null while the picture cannot be shown. */
    picture: z.object({ id: z.number(), version: z.string().nullable(), alt: z.string() }).nullable(),
    openedBy: z.array(named),
    address: z.string().nullable(),
  })
  .meta({ id: 'ArticleSummary' })
