import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** A small line of facts below a name: the state, the section, the time. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <span className={classes.facts} data-detail>
      {children}
    </span>
  )
}
