import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import classes from './details.module.css'
import { stageStyle, stepOf } from './focal-point.tsx'
import { type Area, largestOf, moved, type Ratio, resized, sizeOf } from './shape.ts'
import { stageMessages } from './stage-messages.ts'

interface Props {
  src: string
  alt: string
  shape: number
  disabled: boolean
  ratio: Ratio
  area: Area
  change(area: Area): void
}

/** Where a drag began, and the frame at that time. */
interface Drag {
  x: number
  y: number
  area: Area
  isCorner: boolean
}

/** The crop frame of one ratio: moved by dragging, resized by its corner, or by the arrow keys and + and −. */
export function CropFrame({ src, alt, shape, ratio, area, change }: Props) {
  const w = useMessages(stageMessages)
  const formatters = useFormatters()
  const stage = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | null>(null)
  const size = sizeOf(area, ratio, shape)

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const isCorner = (event.target as HTMLElement).dataset.corner !== undefined
    drag.current = { x: event.clientX, y: event.clientY, area, isCorner }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const from = drag.current
    if (!from || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = stage.current!.getBoundingClientRect()
    const dx = (event.clientX - from.x) / box.width
    const dy = (event.clientY - from.y) / box.height
    change(from.isCorner ? stretched(from.area, dx, dy) : moved(from.area, dx, dy))
  }
  /** The top left corner stays in place. */
  function stretched({ x, y, width, height }: Area, dx: number, dy: number): Area {
    const largest = largestOf(ratio, shape)
    const wanted = Math.max((width + dx) / largest.width, (height + dy) / largest.height)
    const by = Math.min(Math.max(wanted, 0.05), (1 - x) / largest.width, (1 - y) / largest.height)
    return { x, y, width: largest.width * by, height: largest.height * by }
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = stepOf(event)
    const by = event.key === '+' || event.key === '=' ? 0.02 : event.key === '-' ? -0.02 : 0
    if (!step && (by === 0 || event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    change(step ? moved(area, step[0], step[1]) : resized(area, ratio, shape, size + by))
  }
  const percent = (part: number) => formatters.number(Math.round(part * 100))
  return (
    <div className={classes.frame}>
      <div ref={stage} dir="ltr" className={classes.stage} style={stageStyle(shape)}>
        <img src={src} alt={alt} draggable={false} />
        <div
          className={classes.crop}
          style={{
            insetInlineStart: `${area.x * 100}%`,
            insetBlockStart: `${area.y * 100}%`,
            inlineSize: `${area.width * 100}%`,
            blockSize: `${area.height * 100}%`,
          }}
          role="slider"
          tabIndex={0}
          aria-label={w.cropFrame(w.ratios[ratio])}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(area.x * 100)}
          aria-valuetext={w.focalAt(percent(area.x), percent(area.y))}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
        >
          <span className={classes.corner} data-corner="" />
        </div>
      </div>
    </div>
  )
}
