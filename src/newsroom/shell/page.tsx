import { Title } from '@mantine/core'
import { useDocumentTitle, useElementSize } from '@mantine/hooks'
import type { CSSProperties, ReactNode } from 'react'
import { useWords } from '../words.ts'
import classes from './page.module.css'
import { words } from './words.ts'

/**
 * A screen: its bar with the title and, at the bar's end, its actions; then what it holds. The bar stays while
 * the screen scrolls, so that the next action is always at the same place; what else stays does so below it, at
 * `--page-top`.
 */
export function Page({
  title,
  heading,
  actions,
  children,
}: {
  title: string
  /** What stands in the bar in place of the title, such as the title with a mark of state. */
  heading?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const w = useWords(words)
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
