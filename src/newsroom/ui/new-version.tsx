/**
 * Shows a notice when the server runs another version of the newsroom than this tab. The tab keeps working
 * until it is reloaded.
 */
import { Button, Group } from '@mantine/core'
import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import classes from './new-version.module.css'

const lookEveryMs = 10 * 60_000
const build = document.querySelector<HTMLMetaElement>('meta[name="newsroom-build"]')?.content

let isOld = false
const listeners = new Set<() => void>()

function announceNewVersion(): void {
  isOld = true
  for (const listen of listeners) listen()
}

/** Asks the server for its version; without a response it is unknown. */
async function look(): Promise<void> {
  const answer = await fetch('/newsroom', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  const other = answer?.ok ? answer.headers.get('Newsroom-Build') : null
  if (other && build && other !== build) announceNewVersion()
}

/**
 * A component loaded on demand. If its file no longer exists, the screen and its typed text stay, and the tab
 * explains why.
 */
export const lazyPart = <P,>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => {
    try {
      return { default: await load() }
    } catch {
      announceNewVersion()
      return { default: (() => null) as ComponentType<P> }
    }
  })

export function NewVersion() {
  const w = useMessages(messages)
  const [isShown, setShown] = useState(isOld)
  useEffect(() => {
    const listen = () => setShown(true)
    listeners.add(listen)
    const lookWhenSeen = () => {
      if (document.visibilityState === 'visible' && !isOld) void look()
    }
    const timer = setInterval(lookWhenSeen, lookEveryMs)
    document.addEventListener('visibilitychange', lookWhenSeen)
    return () => {
      listeners.delete(listen)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookWhenSeen)
    }
  }, [])
  if (!isShown) return null
  return (
    <Group role="alert" className={classes.bar}>
      {w.newVersion}
      <Button size="compact-sm" variant="white" color="dark" onClick={() => location.reload()}>
        {w.reload}
      </Button>
      <Button size="compact-sm" variant="transparent" c="white" onClick={() => setShown(false)}>
        {w.later}
      </Button>
    </Group>
  )
}
