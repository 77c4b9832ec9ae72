/** An article as a row of the newsroom's lists. */
import { z } from 'zod'
import { articleKinds } from '../../content/articles/content.ts'
import type { DeskArticle } from '../../content/desk/show.ts'
import { articleAddress } from '../../site/addresses.ts'
import { instant } from '../route.ts'

const named = z.object({ id: z.number(), name: z.string() })
const maybe = instant.nullable()

export const articleState = z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed'])
export const articleKind = z.enum(articleKinds)

export const deskArticle = z.object({
  id: z.number(),
  headline: z.string(),
  state: articleState,
  kind: articleKind,
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
  handedInAt: maybe,
  handedIn: z.boolean(),
  discarded: z.boolean(),
  hasPendingChanges: z.boolean(),
  /** `version` changes with the file; null while there is none to show. */
  picture: z.object({ id: z.number(), version: z.string().nullable(), alt: z.string() }).nullable(),
  openedBy: z.array(named),
  address: z.string().nullable(),
})

export function shownArticle({ slug, picture, discardedAt, ...article }: DeskArticle) {
  return {
    ...article,
    handedIn: article.handedInAt !== null,
    discarded: discardedAt !== null,
    picture: picture && { id: picture.id, version: picture.version, alt: picture.alt },
    address: article.state === 'published' ? articleAddress({ id: article.id, slug }) : null,
  }
}
