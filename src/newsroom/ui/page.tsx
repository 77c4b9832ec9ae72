import { Title } from '@mantine/core'
import { useDocumentTitle, useElementSize } from '@mantine/hooks'
import type { CSSProperties, ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import classes from './page.module.css'

/**
 * A screen: a bar with the title and actions, then the content. The bar stays while scrolling, so that the
 * next action is always in the same place; other sticky elements stay below it, at `--page-top`.
 */
export function Page({
  title,
  heading,
  actions,
  children,
}: {
  title: string
  /** Replaces the title in the bar, for example by a title with a state. */
  heading?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const w = useMessages(messages)
  const { ref, height } = useElementSize()
  const below = { '--page-top': `calc(var(--app-shell-header-height, 0px) + ${height}px)` } as CSSProperties
  useDocumentTitle(`${title} · ${w.newsroom}`)
  return (
    <>
      <div ref={ref} className={classes.bar}>
        <div className={classes.heading}>{heading ?? <Title order={1}>{title}</Title>}</div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={classes.content} style={below}>
        {children}
      </div>
    </>
  )
}
