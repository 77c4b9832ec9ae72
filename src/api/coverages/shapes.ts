/** A coverage and an entry as the API takes and gives them. */
import { z } from 'zod'
import type { coverageToEdit } from '../../content/coverage/desk.ts'
import type { DeskEntry } from '../../content/coverage/desk-entries.ts'
import { isPublicState } from '../../content/coverage/rows.ts'
import { givenBody } from '../articles/content.ts'
import { givenMoment, idParam, instant } from '../route.ts'
import { ids, mediaId, pictureAnswer, presentPicture } from '../shapes.ts'

const named = z.object({ id: z.number(), name: z.string() })
const maybe = instant.nullable()
const document = z.looseObject({ type: z.literal('doc') })

export const coverageState = z.enum(['draft', 'before', 'live', 'ended', 'unpublished'])
export const entryState = z.enum(['draft', 'published', 'withdrawn'])

export const shownCoverage = z.object({
  ...{ id: z.number(), slug: z.string(), state: coverageState, headline: z.string() },
  ...{ standfirst: z.string(), language: z.string(), openToReporters: z.boolean() },
  ...{ section: named.nullable(), stories: z.array(named), mediaId: z.number().nullable() },
  picture: pictureAnswer.nullable(),
  ...{ startsAt: maybe, startedAt: maybe, endedAt: maybe, publishedAt: maybe },
  ...{ unpublishedAt: maybe, unpublishedReason: z.string().nullable() },
  /** The change number: whatever readers see of it has at most this one. */
  number: z.number(),
  /** How many entries are public, and how many are being written. */
  ...{ published: z.number(), drafts: z.number() },
  ...{ createdBy: named.nullable(), updatedAt: instant, updatedBy: z.string() },
  /** While readers may read it. */
  address: z.string().nullable(),
})

type Found = NonNullable<Awaited<ReturnType<typeof coverageToEdit>>>

export const presentCoverage = <C extends Omit<Found, 'summary' | 'version'>>(coverage: C) => ({
  ...coverage,
  picture: presentPicture(coverage.picture),
  address: isPublicState(coverage.state) ? `/coverage/${coverage.id}/${coverage.slug}` : null,
})

export const editedCoverage = shownCoverage.extend({ summary: document, version: z.number() })

export const coverageFields = z.object({
  headline: z.string(),
  standfirst: z.string().default(''),
  summary: givenBody.optional(),
  slug: z.string().default(''),
  sectionId: mediaId,
  storyIds: ids.max(50).default([]),
  mediaId,
  language: z.string().default('ar'),
  startsAt: givenMoment.nullable().default(null),
  openToReporters: z.boolean().default(false),
})

export const entryParams = idParam.extend({ entryId: idParam.shape.id })

export const entryFields = z.object({
  headline: z.string().default(''),
  body: givenBody.optional(),
  mark: z.enum(['', 'breaking', 'key']).default(''),
  personId: mediaId,
})

export const entryAnswer = z.object({
  ...{ id: z.number(), key: z.string(), state: entryState },
  /** Its place among the published, and the coverage's number at its last change. */
  ...{ number: z.number().nullable(), changed: z.number() },
  ...{ version: z.number(), pinned: z.boolean(), mark: z.enum(['', 'breaking', 'key']) },
  ...{ headline: z.string(), body: document, person: named.nullable() },
  /** Whose draft it is; null: anyone's. */
  holder: named.nullable(),
  ...{ createdBy: named.nullable(), createdAt: instant, updatedBy: z.string(), updatedAt: instant },
  ...{ publishedAt: maybe, editedAt: maybe, withdrawnReason: z.string().nullable() },
})

export const presentEntry = (entry: DeskEntry) => entry as z.infer<typeof entryAnswer>
