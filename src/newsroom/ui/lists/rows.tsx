import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './rows.module.css'

/** A simple list; each row opens its item. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  )
}

export function Row({
  name,
  detail,
  lead,
  end,
  open,
  opens,
}: {
  name: ReactNode
  detail?: ReactNode
  lead?: ReactNode
  /** States and controls at the row's end. */
  end?: ReactNode
  open(): void
  /** The label of the row's button for screen readers: «عدّل ...». */
  opens: string
}) {
  return (
    <li className={classes.row}>
      {lead}
      <div className={classes.main}>
        <UnstyledButton className={classes.name} onClick={open} aria-label={opens}>
          {name}
        </UnstyledButton>
        {detail && <span className={classes.detail}>{detail}</span>}
      </div>
      {end}
    </li>
  )
}
