/** A body as plain HTML, for feeds and export. `parseBody` converts it back to the same document. */
import type { Links } from './block.ts'
import { type BodyDocument, blockOf } from './document.ts'
import { normaliseBody } from './normalise.ts'

/** The HTML of the body's normal form, without line breaks. */
export const bodyToHtml = (body: BodyDocument, links: Links): string =>
  normaliseBody(body)
    .content.map((block) => blockOf(block.type)?.toHtml(block, links) ?? '')
    .join('')
