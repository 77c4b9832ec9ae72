/** The content of an article as the newsroom writes it. One revision holds all of it. */
import { z } from 'zod'
import { type BodyDocument, emptyBody, maxBodyCharacters } from '../../body/document.ts'
import { boundedBody } from '../../body/limits.ts'
import { currentBody } from '../../body/normalise.ts'
import { id, line, moment, optionalId, requiredLine } from '../../kernel/fields.ts'
import { articleKinds } from '../../language/article-kinds.ts'
import { fieldValues } from './field-values.ts'
import { headlineFields, noHeadlines } from './headlines.ts'

export const moduleKindName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}\.[a-z][A-Za-z0-9]{0,39}$/, 'must be the name of a kind such as reviews.film')

const terms = z.array(requiredLine(120)).max(60).default([])
const ids = z.array(id).max(200).default([])
const distinct = (list: number[]) => [...new Set(list)]

export const articleContent = z.object({
  kind: z.enum(articleKinds).default('news'),
  /** A kind added by a module, based on `kind`: `module.kind`. */
  moduleKind: moduleKindName.nullable().default(null),
  /** A draft may lack a headline. */
  headline: line(300),
  standfirst: line(2_000).default(''),
  body: boundedBody(maxBodyCharacters).default(emptyBody),
  /** Empty: derived from the headline. */
  slug: line(120).default(''),
  /** Empty: the language of the publication. */
  language: z
    .string()
    .regex(/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/, 'must be a language tag such as ar')
    .default(''),
  dateline: line(120).default(''),
  sectionId: optionalId.default(null),
  agencyId: optionalId.default(null),
  programmeId: optionalId.default(null),
  episodeNumber: z.number().int().positive().max(1_000_000).nullable().default(null),
  mediaId: optionalId.default(null),
  videoId: optionalId.default(null),
  /** Its audio version: the article read aloud, or the sound of an episode. */
  audioId: optionalId.default(null),
  galleryIds: ids.transform(distinct),
  authorIds: ids.transform(distinct),
  storyIds: ids.transform(distinct),
  relatedIds: ids.transform(distinct),
  keywords: terms,
  places: terms,
  urgency: z.number().int().min(1).max(9).default(5),
  breaking: z.boolean().default(false),
  embargoedUntil: moment.nullable().default(null),
  ...headlineFields,
  /** The values of fields that the newsroom's own modules add. */
  fields: fieldValues,
})

export type ArticleInput = z.input<typeof articleContent>
export type ArticleContent = z.output<typeof articleContent>

/**
 * A stored revision's content in its current form. Revisions are immutable: older ones have `personIds`, one
 * headline, no audio version, and earlier shapes of modules' blocks.
 */
export function currentContent<C>(stored: C): C {
  if (typeof stored !== 'object' || stored === null || !('headline' in stored)) return stored
  const { body } = stored as { body?: BodyDocument }
  const whole = { ...noHeadlines, audioId: null, ...stored, ...(body ? { body: currentBody(body) } : {}) }
  if (!('personIds' in whole)) return whole
  const { personIds: authorIds, ...content } = whole
  return { ...content, authorIds } as C
}
