import type { ReactNode } from 'react'
import classes from './filter-bar.module.css'

/** The search and the filters of a list, which stay above it while it scrolls. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={classes.bar} aria-label={label}>
      {children}
    </search>
  )
}
