import { Text } from '@mantine/core'
import IconPhotoPlus from '@tabler/icons-react/icons/IconPhotoPlus'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import classes from './drop.module.css'
import { messages } from './messages.ts'

type Take = (files: File[]) => void

/** The front screen receives dropped and pasted files: a dialog before the page that it covers. */
const takers: Take[] = []

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Receives files dropped anywhere on the page, or pasted; shows where they go. */
export function DropAndPaste({ take }: { take: Take }) {
  const w = useMessages(messages)
  const [isOver, setOver] = useState(false)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const mine: Take = (files) => latest.current(files)
    takers.push(mine)
    const isInFront = () => takers.at(-1) === mine
    // A drag enters and leaves each element that it crosses.
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event) || !isInFront()) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event) || !isInFront()) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (!isInFront()) return
      depth = 0
      setOver(false)
      mine([...(event.dataTransfer?.files ?? [])])
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || !isInFront()) return
      event.preventDefault()
      mine(files)
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop, paste }
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener)
    return () => {
      takers.splice(takers.indexOf(mine), 1)
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className={classes.over} aria-hidden>
      <div className={classes.target}>
        <IconPhotoPlus size={48} />
        <Text fw={700} size="lg">
          {w.dropHere}
        </Text>
        <Text size="sm">{w.dropDetail}</Text>
      </div>
    </div>
  )
}
