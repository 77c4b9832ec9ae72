import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './rows.module.css'

/** A short list of the account's items, each with an action at the end. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={classes.list}>{children}</ul>
}

export function Row({ name, detail, action }: { name: ReactNode; detail: ReactNode; action?: ReactNode }) {
  return (
    <li className={classes.row}>
      <div>
        <Group gap="xs" className={classes.name}>
          {name}
        </Group>
        <Text size="sm" c="dimmed" component="div">
          {detail}
        </Text>
      </div>
      {action}
    </li>
  )
}
