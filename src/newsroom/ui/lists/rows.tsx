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

interface Text {
  name: ReactNode
  detail?: ReactNode
  open(): void
  /** The label of the row's button for screen readers: «عدّل ...». */
  opens: string
}

export function Row({
  lead,
  end,
  ...text
}: Text & {
  lead?: ReactNode
  /** States and controls at the row's end. */
  end?: ReactNode
}) {
  return (
    <li className={classes.row}>
      {lead}
      <RowText {...text} />
      {end}
    </li>
  )
}

/** The name of an item, which opens it, with a detail beside it. */
export function RowText({ name, detail, open, opens }: Text) {
  return (
    <div className={classes.main}>
      <UnstyledButton className={classes.name} onClick={open} aria-label={opens}>
        {name}
      </UnstyledButton>
      {detail && <span className={classes.detail}>{detail}</span>}
    </div>
  )
}
