import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import classes from './details.module.css'
import { within } from './shape.ts'
import { stageMessages } from './stage-messages.ts'

interface Props {
  src: string
  alt: string
  shape: number
  disabled: boolean
  x: number
  y: number
  change(x: number, y: number): void
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A hundredth per arrow key, a tenth with Shift. */
export function stepOf(event: KeyboardEvent): [number, number] | null {
  const step = steps[event.key]
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return null
  const by = event.shiftKey ? 0.1 : 0.01
  return [step[0] * by, step[1] * by]
}

/** As large as its container, and never taller than the screen. */
export const stageStyle = (shape: number) => ({
  aspectRatio: shape,
  inlineSize: `min(100%, ${(32 * shape).toFixed(2)}rem)`,
})

const hundredth = (value: number) => Math.round(within(value) * 100) / 100

/** Left is left in every language. */
export function FocalPoint({ src, alt, shape, disabled, x, y, change }: Props) {
  const w = useMessages(stageMessages)
  const formatters = useFormatters()
  const stage = useRef<HTMLDivElement>(null)
  const point = useRef<HTMLDivElement>(null)

  function place(event: PointerEvent) {
    const box = stage.current!.getBoundingClientRect()
    change(
      hundredth((event.clientX - box.left) / box.width),
      hundredth((event.clientY - box.top) / box.height),
    )
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = stepOf(event)
    if (!step) return
    event.preventDefault()
    change(hundredth(x + step[0]), hundredth(y + step[1]))
  }
  const said = w.focalAt(formatters.number(Math.round(x * 100)), formatters.number(Math.round(y * 100)))
  const pointing = disabled
    ? {}
    : {
        onPointerDown(event: PointerEvent<HTMLDivElement>) {
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          point.current?.focus()
          place(event)
        },
        onPointerMove(event: PointerEvent<HTMLDivElement>) {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) place(event)
        },
      }
  return (
    <div className={classes.frame}>
      <div ref={stage} dir="ltr" className={classes.stage} style={stageStyle(shape)} {...pointing}>
        <img src={src} alt={alt} draggable={false} />
        {!disabled && (
          <div
            ref={point}
            className={classes.point}
            style={{ insetInlineStart: `${x * 100}%`, insetBlockStart: `${y * 100}%` }}
            role="slider"
            tabIndex={0}
            aria-label={w.focal}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(x * 100)}
            aria-valuetext={said}
            onKeyDown={onKeyDown}
          />
        )}
      </div>
    </div>
  )
}
