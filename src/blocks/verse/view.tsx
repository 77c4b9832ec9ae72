import { Fragment } from 'hono/jsx'
import type { Paragraph } from '../../body/inline.ts'
import { inlines, Line, type Shown } from '../../site/parts/body-text.tsx'
import { attributedView } from '../quotation/view.tsx'
import type { Verse } from './block.ts'
import { halvesOf, linesOf } from './lines.ts'

/** A stanza; in classical verse the two halves of each line stand side by side. */
function stanzaView({ content }: Paragraph, base: 'rtl' | 'ltr') {
  const lines = linesOf(content).map((line) => ({ line, halves: halvesOf(line) }))
  if (!lines.some(({ halves }) => halves)) return <Line of={{ content }} base={base} />
  return (
    <p class="halves">
      {lines.map(({ line, halves }) => (
        <Fragment>
          {halves ? (
            <Fragment>
              <span>{inlines(halves[0], base)}</span> <span>{inlines(halves[1], base)}</span>
            </Fragment>
          ) : (
            <span class="one">{inlines(line, base)}</span>
          )}
          <br />
        </Fragment>
      ))}
    </p>
  )
}

export const verseView = (block: Verse, shown: Shown) =>
  attributedView(block, shown, 'verse', (stanza) => stanzaView(stanza, shown.base))
