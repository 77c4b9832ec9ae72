/** Lines of a body, and the context that its blocks need. */

import { Fragment } from 'hono/jsx'
import { formulas } from '../../body/formulas.ts'
import { type Inline, type Mark, markElements } from '../../body/inline.ts'
import type { Card } from '../../content/articles/cards.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { blockDirection, stripBidi } from '../../language/bidi.ts'
import { type SiteLocale, Text } from '../locale.tsx'

export interface Shown {
  locale: SiteLocale
  base: 'rtl' | 'ltr'
  pictures: Map<number, Picture>
  cards: Map<number, Card>
  /** The width at which pictures are shown; an article's width by default. */
  figureSizes?: string
  /** Whether the page's policy allows the frames of its embeds. On other pages an embed is a link. */
  frames?: boolean
}

/** The direction of a paragraph that has no letter in the article's own direction. */
export function foreign(content: Inline[] | undefined, base: 'rtl' | 'ltr'): { dir?: 'rtl' | 'ltr' } {
  const text = (content ?? []).map((one) => (one.type === 'text' ? one.text : ' ')).join('')
  const dir = blockDirection(text, base)
  return dir === base ? {} : { dir }
}

export const Line = ({
  of: { content },
  base,
}: {
  of: { content?: Inline[] | undefined }
  base: 'rtl' | 'ltr'
}) => <p {...foreign(content, base)}>{inlines(content, base)}</p>

export function inlines(content: Inline[] | undefined, base: 'rtl' | 'ltr') {
  return formulas(content ?? []).flatMap(({ nodes, isFormula }) =>
    isFormula ? (
      <bdi dir="ltr">{nodes.map((node) => inlineView(node))}</bdi>
    ) : (
      nodes.map((node) => inlineView(node, base))
    ),
  )
}

/** Without `base`, the text is already isolated. */
function inlineView(node: Inline, base?: 'rtl' | 'ltr') {
  if (node.type === 'hardBreak') return <br />
  return (node.marks ?? []).reduceRight(
    (inner, mark) => marked(mark, inner),
    base ? <Text of={node.text} base={base} /> : <Fragment>{stripBidi(node.text)}</Fragment>,
  )
}

function marked(mark: Mark, inner: ReturnType<typeof Text>) {
  if (mark.type !== 'link') {
    const Element = markElements[mark.type]
    return <Element>{inner}</Element>
  }
  // The schema allows only these links. For any other, which only a row written outside the schema can hold,
  // show the text alone.
  if (!/^(https?:\/\/|mailto:|\/(?!\/))/i.test(mark.attrs.href)) return inner
  return <a href={mark.attrs.href}>{inner}</a>
}
