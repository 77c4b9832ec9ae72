/** The text of an entry, similar to how readers see it. */
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sourceOf } from '../../../blocks/embed/address.ts'
import { type Block, type BodyDocument, blockText } from '../../../body/document.ts'
import { type Inline, markElements, type Paragraph, type PlainMark } from '../../../body/inline.ts'
import { blockDirection } from '../../../language/bidi.ts'
import { articleShown } from '../../editor/editor-host.ts'
import { mediaShown } from '../../library/media-facts.ts'
import { useMessages } from '../../messages.ts'
import { Headline } from '../../ui/headline.tsx'
import { Runs } from '../../ui/runs.tsx'
import { messages } from '../console-messages.ts'
import classes from './entry.module.css'

type Dir = 'rtl' | 'ltr'

export function EntryBody({ body, dir }: { body: BodyDocument; dir: Dir }) {
  return <div className={classes.body}>{shown(body.content, dir)}</div>
}

/** Blocks and words have no ids, so their position is the key. */
const placed = <T,>(items: T[]) => items.map((item, at) => ({ item, key: String(at) }))

const shown = (blocks: Block[], dir: Dir) =>
  placed(blocks).map(({ item, key }) => <OneBlock key={key} block={item} dir={dir} />)

function OneBlock({ block, dir }: { block: Block; dir: Dir }) {
  switch (block.type) {
    case 'paragraph':
      return <Line of={block} dir={dir} />
    case 'heading':
      return (
        <p>
          <strong>{inline(block.content, dir)}</strong>
        </p>
      )
    case 'bulletList':
    case 'orderedList': {
      const List = block.type === 'bulletList' ? 'ul' : 'ol'
      const start = block.type === 'orderedList' ? block.attrs?.start : undefined
      return (
        <List {...(start !== undefined && { start })}>
          {placed(block.content).map(({ item, key }) => (
            <li key={key}>{shown(item.content, dir)}</li>
          ))}
        </List>
      )
    }
    case 'blockquote':
      return (
        <blockquote>
          {shown(block.content, dir)}
          {block.attrs.attribution && <footer>{block.attrs.attribution}</footer>}
        </blockquote>
      )
    case 'factBox':
      return (
        <div className={classes.box}>
          {block.attrs.title && <strong>{block.attrs.title}</strong>}
          {shown(block.content, dir)}
        </div>
      )
    case 'figure':
      return <Figure {...block.attrs} />
    case 'embed':
      return (
        <p className={classes.card}>
          <small>
            <bdi>{sourceOf(block.attrs.url)}</bdi>
          </small>
          <Headline of={block.attrs.title || block.attrs.url} />
        </p>
      )
    case 'gallery':
      return placed(block.attrs.pictures).map(({ item, key }) => <Figure key={key} {...item} />)
    case 'audio':
    case 'file':
      return <Titled {...block.attrs} />
    case 'articleCard':
      return <Card {...block.attrs} />
    case 'table':
      return (
        <div className={classes.wide}>
          <table>
            <tbody>
              {placed(block.content).map(({ item: row, key: at }) => (
                <tr key={at}>
                  {placed(row.content).map(({ item: { attrs, content }, key }) => (
                    <td key={key} colSpan={attrs.colspan} rowSpan={attrs.rowspan}>
                      {inline(content, dir)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    default:
      return placed(blockText(block).split('\n')).map(({ item, key }) => (
        <p key={key} dir={blockDirection(item, dir)}>
          <Runs of={item.replaceAll('\t', ' ')} base={blockDirection(item, dir)} />
        </p>
      ))
  }
}

function Line({ of: { content = [] }, dir }: { of: Paragraph; dir: Dir }) {
  const text = content.map((part) => (part.type === 'text' ? part.text : ' ')).join('')
  const own = blockDirection(text, dir)
  return <p dir={own}>{inline(content, own)}</p>
}

const inline = (content: Inline[] = [], dir: Dir) =>
  placed(content).map(({ item, key }) => <OneInline key={key} part={item} dir={dir} />)

function OneInline({ part, dir }: { part: Inline; dir: Dir }) {
  if (part.type === 'hardBreak') return <br />
  const link = part.marks?.find(({ type }) => type === 'link')
  const marks = (part.marks ?? []).flatMap(({ type }) => (type === 'link' ? [] : [type]))
  const text = (
    <Marked by={marks}>
      <Runs of={part.text} base={dir} />
    </Marked>
  )
  if (link?.type !== 'link') return text
  return (
    <Anchor href={link.attrs.href} target="_blank" rel="noopener" inherit underline="always">
      {text}
    </Anchor>
  )
}

/** Emphasis looks strong here too. */
function Marked({ by: [mark, ...more], children }: { by: PlainMark[]; children: ReactNode }): ReactNode {
  if (!mark) return children
  const Element = mark === 'em' ? 'strong' : markElements[mark]
  return (
    <Element>
      <Marked by={more}>{children}</Marked>
    </Element>
  )
}

function Figure({ mediaId, caption }: { mediaId: number; caption: string }) {
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['media', 'shown', mediaId],
    queryFn: () => mediaShown(mediaId),
    staleTime: 60_000,
  })
  const said = caption || data?.caption
  return (
    <figure>
      {data?.thumbnailUrl ? (
        <img src={data.thumbnailUrl} alt={said || w.picture} loading="lazy" />
      ) : (
        <span className={classes.noPicture} />
      )}
      <figcaption>
        {said} {data?.creditline && <small>{data.creditline}</small>}
      </figcaption>
    </figure>
  )
}

/** Audio or a document, by its title. */
function Titled({ mediaId, title }: { mediaId: number; title: string }) {
  const { data } = useQuery({
    queryKey: ['media', 'shown', mediaId],
    queryFn: () => mediaShown(mediaId),
    staleTime: 60_000,
  })
  return <p className={classes.card}>{title || data?.caption || '…'}</p>
}

function Card({ articleId }: { articleId: number }) {
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['articles', 'shown', articleId],
    queryFn: () => articleShown(articleId),
    staleTime: 60_000,
  })
  return (
    <p className={classes.card}>
      <small>{w.article}</small>
      <Headline of={data?.headline ?? '…'} />
    </p>
  )
}
