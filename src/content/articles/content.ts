/** What a newsroom writes of an article: one revision holds all of it. */
import { z } from 'zod'
import { bodyDocument, bodyText, emptyBody, maxBodyCharacters } from '../body/document.ts'
import { id, line, moment, optionalId, requiredLine } from '../fields.ts'
import type { ArticleKind } from '../tables.ts'

export const articleKinds = [
  'news',
  'opinion',
  'analysis',
  'explainer',
  'video',
  'gallery',
] as const satisfies ArticleKind[]

const terms = z.array(requiredLine(120)).max(60).default([])
const ids = z.array(id).max(200).default([])
const distinct = (list: number[]) => [...new Set(list)]

export const articleContent = z.object({
  kind: z.enum(articleKinds).default('news'),
  /** A draft may do without for a while. */
  headline: line(300),
  standfirst: line(2_000).default(''),
  body: bodyDocument
    .refine(
      (body) => bodyText(body).length <= maxBodyCharacters,
      `is longer than ${maxBodyCharacters} characters`,
    )
    .default(emptyBody),
  /** Empty: made of the headline. */
  slug: line(120).default(''),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as ar')
    .default('ar'),
  dateline: line(120).default(''),
  sectionId: optionalId.default(null),
  agencyId: optionalId.default(null),
  programmeId: optionalId.default(null),
  episodeNumber: z.number().int().positive().max(1_000_000).nullable().default(null),
  mediaId: optionalId.default(null),
  videoId: optionalId.default(null),
  galleryIds: ids.transform(distinct),
  personIds: ids.transform(distinct),
  storyIds: ids.transform(distinct),
  relatedIds: ids.transform(distinct),
  keywords: terms,
  places: terms,
  urgency: z.number().int().min(1).max(9).default(5),
  breaking: z.boolean().default(false),
  embargoedUntil: moment.nullable().default(null),
})

export type ArticleInput = z.input<typeof articleContent>
export type ArticleContent = z.output<typeof articleContent>
