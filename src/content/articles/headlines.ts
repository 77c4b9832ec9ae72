/**
 * The other headlines of an article and its marks: on the front, when shared, in search results; label and
 * sponsor. What is empty falls back to the headline, the lead picture and the standfirst.
 */
import { z } from 'zod'
import { id, line, optionalId, webAddress } from '../../kernel/fields.ts'
import { articleLabels } from '../../language/article-labels.ts'

const isCanonical = (text: string): boolean => {
  if (text === '') return true
  const { username, password, hash } = new URL(text)
  return username === '' && password === '' && hash === ''
}

/** The fields of `articleContent` that this file adds. */
export const headlineFields = {
  /** A few words above the headline. */
  kicker: line(80).default(''),
  /** On cards: the front, sections and other lists. */
  frontHeadline: line(300).default(''),
  shareHeadline: line(300).default(''),
  shareMediaId: optionalId.default(null),
  searchTitle: line(300).default(''),
  searchDescription: line(500).default(''),
  /** The original of a syndicated text, for search engines. */
  canonicalUrl: webAddress
    .refine((text) => !URL.canParse(text) || isCanonical(text), 'must be without a name, a password and a #')
    .default(''),
  /** Asks search engines to leave the article out. */
  noindex: z.boolean().default(false),
  secondarySectionIds: z
    .array(id)
    .max(10)
    .default([])
    .transform((ids) => [...new Set(ids)]),
  label: z.enum(articleLabels).nullable().default(null),
  /** The name of the company that paid for the article. */
  sponsor: line(120).default(''),
}

export type Headlines = z.output<z.ZodObject<typeof headlineFields>>

/** An article with one headline, without marks. */
export const noHeadlines: Headlines = z.object(headlineFields).parse({})

/** Only members who may publish change these: readers and search engines have to be able to trust them. */
export const editorsFields = ['sponsor', 'noindex', 'canonicalUrl'] as const
