import { ActionIcon, Menu, type MenuProps } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import type { ReactNode } from 'react'

interface Props extends MenuProps {
  label: string
  className?: string | undefined
  children: ReactNode
}

/** A menu of further actions, behind three dots. */
export function MoreMenu({ label, className = '', children, ...menu }: Props) {
  return (
    <Menu position="bottom-end" {...menu}>
      <Menu.Target>
        <ActionIcon className={className} variant="default" size={36} aria-label={label}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
