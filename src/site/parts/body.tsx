/** The body of an article or a static page, block by block. */
import { Fragment } from 'hono/jsx'
import { viewOf } from '../../blocks/views.ts'
import type { BodyDocument } from '../../body/document.ts'
import type { Shown } from './body-text.tsx'

export function Body({ body, ...shown }: Shown & { body: BodyDocument }) {
  return <Fragment>{body.content.map((block) => viewOf(block, shown))}</Fragment>
}
