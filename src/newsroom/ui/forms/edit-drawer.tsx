import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages.ts'
import { messages } from './messages.ts'

/** A drawer for editing one thing of a list, next to the visible list; on a phone, the full screen. */
export function EditDrawer({
  title,
  isOpen,
  close,
  children,
}: {
  title: string
  isOpen: boolean
  close(): void
  children: ReactNode
}) {
  const w = useMessages(messages)
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      title={title}
      position="right"
      size="30rem"
      closeButtonProps={{ 'aria-label': w.close }}
    >
      {children}
    </Drawer>
  )
}
