/** The content of a coverage, of its score and of an entry, as the newsroom writes them. */
import { z } from 'zod'
import { emptyBody } from '../../body/document.ts'
import { boundedBody } from '../../body/limits.ts'
import { id, line, moment, optionalId, requiredLine } from '../../kernel/fields.ts'

const body = (most: number) => boundedBody(most).default(emptyBody)

export const coverageContent = z.object({
  headline: requiredLine(300),
  standfirst: line(2_000).default(''),
  /** A summary of the events so far, shown above the entries. */
  summary: body(20_000),
  /** Empty: derived from the headline. */
  slug: line(120).default(''),
  /** Empty: the language of the publication. */
  language: z
    .string()
    .regex(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/, 'must be a language tag such as ar')
    .default(''),
  sectionId: optionalId.default(null),
  storyIds: z
    .array(id)
    .max(50)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  mediaId: optionalId.default(null),
  startsAt: moment.nullable().default(null),
  reportersMayPublish: z.boolean().default(false),
})

export const entryContent = z.object({
  headline: line(300).default(''),
  body: body(50_000),
  flag: z.enum(['', 'breaking', 'key']).default(''),
  /** The author. */
  personId: optionalId.default(null),
})

const side = z.object({
  name: requiredLine(120),
  /** For narrow screens; empty: the name. */
  shortName: line(30).default(''),
  points: z.number().int().min(0).max(999),
})

const minutes = (most: number) => z.number().int().min(0).max(most).nullable().default(null)

/** The points of two sides of a match or a vote, and how far it has come. */
export const scoreContent = z.object({
  home: side,
  away: side,
  /** The period or state: "second half". */
  status: line(80).default(''),
  minute: minutes(999),
  /** The minutes of stoppage time: the 3 of 90+3. */
  addedMinutes: minutes(99),
  final: z.boolean().default(false),
})

export type CoverageContent = z.output<typeof coverageContent>
export type EntryContent = z.output<typeof entryContent>
export type Score = z.output<typeof scoreContent>
