/** The publication's settings. */

import { z } from 'zod'
import { type JsonOf, operation } from './operation.ts'
import { expectedVersion } from './values.ts'

export const settings = z.strictObject({
  ...{ name: z.string(), tagline: z.string(), timeZone: z.string() },
  ...{ accent: z.string(), breakingColour: z.string(), storiesLabel: z.string(), contactEmail: z.string() },
  language: z.enum(['ar', 'en', 'fr', 'fa', 'ur']),
  months: z.enum(['double', 'levantine', 'egyptian', 'gulf', 'maghreb']),
  digits: z.enum(['latn', 'arab', 'arabext']),
  hijri: z.enum(['none', 'beside']),
  solar: z.enum(['none', 'beside', 'alone']),
  feedContent: z.enum(['full', 'summary']),
  newsletterDaily: z.boolean(),
  newsletterBreaking: z.boolean(),
  newsletterHour: z.number().int(),
  hubUrl: z.string(),
  social: z.array(z.strictObject({ service: z.string(), url: z.string() })),
  ...{ commentsOpen: z.boolean(), guestsComment: z.boolean() },
  commentsCloseAfterDays: z.number().nullable(),
  blockedWords: z.array(z.string()),
  /** Hosts whose pages articles may embed, beside the known providers: 'charts.example.org'. */
  embedHosts: z.array(z.string()),
  requireSecondFactor: z.boolean(),
})

/** The settings as an administrator edits them. */
export type PublicationToEdit = JsonOf<z.output<typeof settings>>
/** The settings that the whole staff knows. */
export type Publication = Omit<PublicationToEdit, 'blockedWords' | 'requireSecondFactor'>

export const publicationOperations = {
  readPublication: operation({
    method: 'get',
    path: '/publication',
    name: 'readPublication',
    may: 'read',
    summary: 'Returns all settings of the publication.',
    answer: settings.extend({ version: z.number() }),
  }),
  editPublication: operation({
    method: 'put',
    path: '/publication',
    name: 'editPublication',
    may: 'administer',
    summary: 'Changes the settings that are given.',
    body: settings.partial().extend(expectedVersion),
    answer: z.object({ version: z.number() }),
  }),
}
