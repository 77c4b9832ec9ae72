/** An article's content in the API: the same as in the commands, with times as strings. */
import { z } from 'zod'
import { articleContent } from '../../content/articles/content.ts'
import { givenFields } from '../../content/articles/field-values.ts'
import type { JsonOf } from '../operation.ts'
import { givenMoment, instant } from '../values.ts'
import { givenBody, shownBody } from './body.ts'

export const givenContent = articleContent
  .extend({
    body: givenBody.optional(),
    embargoedUntil: givenMoment.nullable().default(null),
    fields: givenFields,
  })
  .strict()
  .meta({ id: 'ArticleContentInput' })

/** References that were left out, because the items no longer exist. */
export const gone = z
  .array(
    z.object({
      table: z.enum(['sections', 'agencies', 'programmes', 'people', 'stories', 'media', 'articles']),
      id: z.number(),
    }),
  )
  .meta({ id: 'MissingReferences' })

const numbers = z.array(z.number())

export const shownContent = articleContent
  .extend({
    body: shownBody,
    embargoedUntil: instant.nullable(),
    fields: z.record(z.string(), z.unknown()),
    ...{ galleryIds: numbers, authorIds: numbers, storyIds: numbers, relatedIds: numbers },
  })
  .meta({ id: 'ArticleContent' })

/** The content as a client gets it: moments are texts. */
export type Content = JsonOf<z.output<typeof shownContent>>
