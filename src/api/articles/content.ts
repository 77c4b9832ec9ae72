/** An article's content as the API takes and gives it: the content room's, with moments as texts. */
import { z } from 'zod'
import { articleContent } from '../../content/articles/content.ts'
import type { BodyDocument } from '../../content/body/document.ts'
import { BodyError } from '../../content/body/html.ts'
import { parseBody } from '../../content/body/parse.ts'
import { givenMoment } from '../route.ts'

/** Its rules are the command's; here it only has to be a document. */
const document = z.looseObject({
  type: z.literal('doc'),
  content: z.array(z.looseObject({ type: z.string() })),
})

/** A body is a document, or a text or HTML, of which stays what a body can hold. */
export const givenBody = z.union([document, z.string().max(2_000_000)]).transform((body, { addIssue }) => {
  if (typeof body !== 'string') return body as BodyDocument
  try {
    return parseBody(body, { media: () => null }).body
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    addIssue(error.message)
    return z.NEVER
  }
})

export const givenContent = articleContent.extend({
  body: givenBody.optional(),
  embargoedUntil: givenMoment.nullable().default(null),
})

export const shownContent = z.looseObject({
  kind: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  body: z.looseObject({ type: z.literal('doc') }),
})
