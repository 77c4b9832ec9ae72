/** A grid of pictures: one of them is a Tab stop, the arrow keys move to the others. */
import { Button, Text, VisuallyHidden } from '@mantine/core'
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import IconMovie from '@tabler/icons-react/icons/IconMovie'
import IconMusic from '@tabler/icons-react/icons/IconMusic'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { fieldMessages } from './field-messages.ts'
import classes from './library.module.css'
import { type LibraryItem, nameOf } from './media.ts'
import { messages } from './messages.ts'

export interface TileProps {
  className: string | undefined
  tabIndex: number
  'data-tile': number
  onFocus(): void
  children: ReactNode
}

interface Props {
  items: LibraryItem[]
  isStale: boolean
  hasMore: boolean
  isLoadingMore: boolean
  loadMore(): void
  /** The link or button of a tile. */
  tile(item: LibraryItem, props: TileProps): ReactNode
}

export function Grid({ items, isStale, hasMore, isLoadingMore, loadMore, tile }: Props) {
  const w = useMessages(messages)
  const label = useId()
  const list = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(0)
  const at = Math.min(current, Math.max(0, items.length - 1))
  const wanted = useRef<number | null>(null)

  // Moves the focus to the first newly loaded item.
  useEffect(() => {
    if (wanted.current === null || items.length <= wanted.current) return
    focusTile(list.current, wanted.current)
    wanted.current = null
  }, [items.length])

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>) {
    const step = stepOf(event.key, list.current)
    if (step === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    focusTile(list.current, Math.min(Math.max(at + step, 0), items.length - 1))
  }

  return (
    <>
      <VisuallyHidden id={label}>{w.gridLabel}</VisuallyHidden>
      <ul
        ref={list}
        className={classes.grid}
        aria-labelledby={label}
        aria-busy={isStale}
        onKeyDown={onKeyDown}
      >
        {items.map((item, index) => (
          <li key={item.id} className={classes.item}>
            {tile(item, {
              className: classes.tile,
              tabIndex: index === at ? 0 : -1,
              'data-tile': index,
              onFocus: () => setCurrent(index),
              children: <TileFace item={item} />,
            })}
          </li>
        ))}
      </ul>
      <div className={classes.end}>
        {hasMore ? (
          <Button
            variant="default"
            loading={isLoadingMore}
            onClick={() => {
              wanted.current = items.length
              loadMore()
            }}
          >
            {w.more}
          </Button>
        ) : (
          items.length > 24 && (
            <Text size="sm" c="dimmed">
              {w.end}
            </Text>
          )
        )}
      </div>
    </>
  )
}

const focusTile = (list: HTMLElement | null, index: number) =>
  list?.querySelector<HTMLElement>(`[data-tile="${index}"]`)?.focus()

/** How far an arrow key moves: one item in reading direction, or one row. */
function stepOf(key: string, list: HTMLElement | null): number | null {
  if (!list) return null
  const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length
  const onward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (key === 'ArrowLeft' || key === 'ArrowRight') return key === onward ? 1 : -1
  if (key === 'ArrowDown') return columns
  if (key === 'ArrowUp') return -columns
  if (key === 'Home') return Number.NEGATIVE_INFINITY
  return key === 'End' ? Number.POSITIVE_INFINITY : null
}

/** Audio and documents have no picture. */
function Emblem({ item }: { item: LibraryItem }) {
  const w = useMessages(messages)
  const Icon = item.type === 'audio' ? IconMusic : IconFileText
  return (
    <span className={classes.emblem}>
      <Icon size={40} stroke={1.5} aria-hidden />
      <VisuallyHidden>{item.type === 'audio' ? w.audio : w.document}</VisuallyHidden>
    </span>
  )
}

function TileFace({ item }: { item: LibraryItem }) {
  const field = useMessages(fieldMessages)
  const w = useMessages(messages)
  const { count, date } = useFormatters()
  const marks = [
    item.expired && w.expired,
    item.embargoed && field.embargoedShort,
    item.type === 'picture' && !item.fileVersion && w.noFile,
    item.type === 'picture' && !item.altText && w.noAlt,
  ].filter(Boolean)
  const isSound = item.type === 'audio'
  const isUntold = (isSound || item.type === 'document') && !item.caption
  const duration = isSound && item.durationSeconds ? count(Math.round(item.durationSeconds), w.seconds) : ''
  // Files without a title are told apart by what they are and when they came.
  const untold = [isSound ? w.audio : w.document, duration].filter(Boolean).join(' · ')
  // Without a caption, the alt text is shown as text, so the picture needs no alt text again.
  const alt = item.caption && item.caption !== item.altText ? item.altText : ''
  return (
    <>
      <span className={classes.picture} data-expired={item.expired || undefined}>
        {item.thumbnailUrl && (
          <img src={item.thumbnailUrl} alt={alt} width={320} height={213} loading="lazy" decoding="async" />
        )}
        {(item.type === 'audio' || item.type === 'document') && <Emblem item={item} />}
        {item.type === 'video' && (
          <span className={classes.video}>
            <IconMovie size={18} aria-hidden />
            <VisuallyHidden>{w.video}</VisuallyHidden>
          </span>
        )}
      </span>
      <span className={classes.words}>
        <bdi className={classes.caption}>{item.caption || nameOf(item, isUntold ? untold : w.untitled)}</bdi>
        {isUntold && <span className={classes.credit}>{date(item.createdAt, 'datetime')}</span>}
        {item.creditline && <bdi className={classes.credit}>{item.creditline}</bdi>}
        {marks.length > 0 && <span className={classes.marks}>{marks.join(' · ')}</span>}
      </span>
    </>
  )
}
