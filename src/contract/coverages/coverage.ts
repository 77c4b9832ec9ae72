/** A coverage and an entry as the API takes and gives them. */

import { z } from 'zod'
import { givenBody, shownBody } from '../articles/body.ts'
import { givenMoment, idParam, ids, instant, mediaId, pictureAnswer } from '../values.ts'

const named = z.object({ id: z.number(), name: z.string() })

const maybe = instant.nullable()

const side = z.strictObject({
  name: z.string(),
  /** For narrow screens; empty: the name. */
  shortName: z.string().default(''),
  points: z.number().int().min(0).max(999),
})

/** The points of two sides, in the order in which the language reads: the home side first. */
export const scoreFields = z.strictObject({
  ...{ home: side, away: side },
  /** The period or state: "second half". */
  status: z.string().default(''),
  minute: z.number().int().min(0).max(999).nullable().default(null),
  /** The minutes of stoppage time: the 3 of 90+3. */
  addedMinutes: z.number().int().min(0).max(99).nullable().default(null),
  final: z.boolean().default(false),
})

const score = scoreFields.meta({ id: 'CoverageScore' }).nullable()

export const scoreAnswer = z.object({ score, version: z.number() })

export const coverageState = z.enum(['draft', 'announced', 'live', 'ended', 'unpublished'])

export const entryState = z.enum(['draft', 'published', 'unpublished'])

export const shownCoverage = z
  .object({
    ...{ id: z.number(), slug: z.string(), state: coverageState, headline: z.string() },
    ...{ standfirst: z.string(), language: z.string(), reportersMayPublish: z.boolean() },
    ...{ section: named.nullable(), stories: z.array(named), mediaId: z.number().nullable() },
    picture: pictureAnswer.nullable(),
    ...{ startsAt: maybe, startedAt: maybe, endedAt: maybe, publishedAt: maybe, score },
    ...{ unpublishedAt: maybe, unpublishedReason: z.string().nullable() },
    /** The sequence number of the last change that readers see. */
    sequence: z.number(),
    /** The numbers of public entries and of drafts. */
    ...{ published: z.number(), drafts: z.number() },
    ...{ createdBy: named.nullable(), updatedAt: instant, updatedBy: z.string() },
    /** Null while the coverage is not public. */
    address: z.string().nullable(),
  })
  .meta({ id: 'Coverage' })

export const editedCoverage = shownCoverage
  .extend({ summary: shownBody, version: z.number(), scoreVersion: z.number() })
  .meta({ id: 'CoverageDetail' })

export const coverageFields = z.strictObject({
  headline: z.string(),
  standfirst: z.string().default(''),
  summary: givenBody.optional(),
  slug: z.string().default(''),
  sectionId: mediaId,
  storyIds: ids.max(50).default([]),
  mediaId,
  language: z.string().default(''),
  startsAt: givenMoment.nullable().default(null),
  reportersMayPublish: z.boolean().default(false),
})

export const entryParams = idParam.extend({ entryId: idParam.shape.id })

export const entryFields = z.strictObject({
  headline: z.string().default(''),
  body: givenBody.optional(),
  flag: z.enum(['', 'breaking', 'key']).default(''),
  personId: mediaId,
})

export const entryAnswer = z
  .object({
    ...{ id: z.number(), key: z.string(), state: entryState },
    /**
     * The sequence number at publication, which fixes its place, and the coverage's sequence number at its last
     * change.
     */
    ...{ sequence: z.number().nullable(), changedSequence: z.number() },
    ...{ version: z.number(), pinned: z.boolean(), flag: z.enum(['', 'breaking', 'key']) },
    ...{ headline: z.string(), body: shownBody, person: named.nullable() },
    /** The staff member who writes the draft; null when anyone may. */
    assignee: named.nullable(),
    ...{ createdBy: named.nullable(), createdAt: instant, updatedBy: z.string(), updatedAt: instant },
    ...{ publishedAt: maybe, editedAt: maybe, unpublishedReason: z.string().nullable() },
  })
  .meta({ id: 'Entry' })
