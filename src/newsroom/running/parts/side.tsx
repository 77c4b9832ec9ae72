import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** Where one thing of a list is edited: at the end of the screen, the list still in view; on a phone, all of it. */
export function Side({
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
  const w = useWords(words)
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
