/** The body of an article or a standing page, block by block. */
import { Fragment } from 'hono/jsx'
import type { Card } from '../../content/articles/cards.ts'
import type { Block, BodyDocument, Inline, Mark } from '../../content/body/document.ts'
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { blockDirection } from '../../language/bidi.ts'
import { type House, Text } from '../house.tsx'
import { CardView } from './card.tsx'
import { Figure } from './figure.tsx'

interface Shown {
  house: House
  base: 'rtl' | 'ltr'
  pictures: Map<number, MediaPicture>
  cards: Map<number, Card>
  /** How wide its pictures are shown; as wide as an article's unless said. */
  figureSizes?: string
}

export function Body({ body, ...shown }: Shown & { body: BodyDocument }) {
  return <Fragment>{body.content.map((block) => blockView(block, shown))}</Fragment>
}

/** A paragraph without a letter of the article's own direction has that of its letters. */
function foreign(content: Inline[] | undefined, base: 'rtl' | 'ltr'): { dir?: 'rtl' | 'ltr' } {
  const text = (content ?? []).map((one) => (one.type === 'text' ? one.text : ' ')).join('')
  const dir = blockDirection(text, base)
  return dir === base ? {} : { dir }
}

function blockView(block: Block, shown: Shown) {
  const { house, base } = shown
  switch (block.type) {
    case 'paragraph':
      return <p {...foreign(block.content, base)}>{inlines(block.content, base)}</p>
    case 'heading':
      return block.attrs.level === 2 ? (
        <h2>{inlines(block.content, base)}</h2>
      ) : (
        <h3>{inlines(block.content, base)}</h3>
      )
    case 'bulletList':
      return <ul>{items(block.content, base)}</ul>
    case 'orderedList':
      return <ol>{items(block.content, base)}</ol>
    case 'blockquote':
      return (
        <blockquote>
          {block.content.map((one) => (
            <p {...foreign(one.content, base)}>{inlines(one.content, base)}</p>
          ))}
          {block.attrs.attribution && (
            <footer>
              <Text of={block.attrs.attribution} base={base} />
            </footer>
          )}
        </blockquote>
      )
    case 'figure': {
      const picture = shown.pictures.get(block.attrs.mediaId)
      if (!picture) return null
      const poster = picture.posterId ? (shown.pictures.get(picture.posterId) ?? null) : null
      const { caption } = block.attrs
      return (
        <Figure house={house} media={picture} poster={poster} caption={caption} sizes={shown.figureSizes} />
      )
    }
    case 'articleCard': {
      const card = shown.cards.get(block.attrs.articleId)
      return card ? <CardView house={house} card={card} look="side" level={3} /> : null
    }
    case 'factBox':
      return (
        <section class="facts">
          {block.attrs.title && (
            <h2>
              <Text of={block.attrs.title} base={base} />
            </h2>
          )}
          {block.content.map((one) => blockView(one, shown))}
        </section>
      )
    case 'table':
      return <Table table={block} base={base} />
  }
}

function Table({ table, base }: { table: Extract<Block, { type: 'table' }>; base: 'rtl' | 'ltr' }) {
  return (
    <section class="wide" tabindex={0}>
      <table>
        {table.attrs.caption && (
          <caption>
            <Text of={table.attrs.caption} base={base} />
          </caption>
        )}
        <tbody>
          {table.content.map((row, line) => (
            <tr>
              {row.content.map((cell) =>
                cell.attrs.header ? (
                  <th scope={line === 0 ? 'col' : 'row'}>{inlines(cell.content, base)}</th>
                ) : (
                  <td>{inlines(cell.content, base)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Items = Extract<Block, { type: 'bulletList' }>['content']

const items = (list: Items, base: 'rtl' | 'ltr') =>
  list.map((item) => (
    <li>
      {item.content.map((one, at) =>
        at === 0 ? inlines(one.content, base) : <p>{inlines(one.content, base)}</p>,
      )}
    </li>
  ))

function inlines(content: Inline[] | undefined, base: 'rtl' | 'ltr') {
  return (content ?? []).map((node) => {
    if (node.type === 'hardBreak') return <br />
    return (node.marks ?? []).reduceRight(
      (inner, mark) => marked(mark, inner),
      <Text of={node.text} base={base} />,
    )
  })
}

function marked(mark: Mark, inner: ReturnType<typeof Text>) {
  if (mark.type === 'strong') return <strong>{inner}</strong>
  if (mark.type === 'em') return <em>{inner}</em>
  // The schema lets nothing else in; a row that was written some other way shows its text alone.
  if (!/^(https?:\/\/|mailto:|\/(?!\/))/i.test(mark.attrs.href)) return inner
  return <a href={mark.attrs.href}>{inner}</a>
}
