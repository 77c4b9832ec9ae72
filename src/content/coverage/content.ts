/** What a newsroom writes of a coverage and of an entry. */
import { z } from 'zod'
import { bodyDocument, bodyText, emptyBody } from '../body/document.ts'
import { id, line, moment, optionalId, requiredLine } from '../fields.ts'

const body = (most: number) =>
  bodyDocument
    .refine((given) => bodyText(given).length <= most, `is longer than ${most} characters`)
    .default(emptyBody)

export const coverageContent = z.object({
  headline: requiredLine(300),
  standfirst: line(2_000).default(''),
  /** What happened so far, on top of the entries. */
  summary: body(20_000),
  /** Empty: made of the headline. */
  slug: line(120).default(''),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as ar')
    .default('ar'),
  sectionId: optionalId.default(null),
  storyIds: z
    .array(id)
    .max(50)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  mediaId: optionalId.default(null),
  startsAt: moment.nullable().default(null),
  openToReporters: z.boolean().default(false),
})

export const entryContent = z.object({
  headline: line(300).default(''),
  body: body(50_000),
  mark: z.enum(['', 'breaking', 'key']).default(''),
  /** Who signs it. */
  personId: optionalId.default(null),
})

export type CoverageContent = z.output<typeof coverageContent>
export type EntryContent = z.output<typeof entryContent>
