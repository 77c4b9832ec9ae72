/** The publication's settings. */
import { z } from 'zod'
import { editPublication, publicationToEdit } from '../content/publication/publication.ts'
import { route } from './route.ts'
import { seen } from './shapes.ts'

const { shape } = editPublication.input
const settings = z.object({
  ...{ name: z.string(), tagline: z.string(), timeZone: z.string() },
  ...{ accent: z.string(), breakingColour: z.string(), storiesLabel: z.string(), contactEmail: z.string() },
  language: shape.language.unwrap(),
  months: shape.months.unwrap(),
  digits: shape.digits.unwrap(),
  hijri: shape.hijri.unwrap(),
  feedContent: shape.feedContent.unwrap(),
  newsletterDaily: z.boolean(),
  newsletterBreaking: z.boolean(),
  newsletterHour: z.number().int(),
  hubUrl: z.string(),
  social: z.array(z.object({ service: z.string(), url: z.string() })),
  ...{ commentsOpen: z.boolean(), guestsComment: z.boolean() },
  commentsCloseAfterDays: z.number().nullable(),
  blockedWords: z.array(z.string()),
})

export const publicationRoutes = [
  route({
    method: 'get',
    path: '/publication',
    name: 'readPublication',
    summary: 'All settings of the publication.',
    answer: settings.extend({ version: z.number() }),
    run: ({ reading }) => publicationToEdit(reading),
  }),
  route({
    method: 'put',
    path: '/publication',
    name: 'editPublication',
    summary: 'Changes the settings that are given.',
    body: settings.partial().extend(seen),
    answer: z.object({ version: z.number() }),
    run: ({ execute, body }) => execute(editPublication, body),
  }),
]
