import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconLogout from '@tabler/icons-react/icons/IconLogout'
import IconUserCircle from '@tabler/icons-react/icons/IconUserCircle'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { roleMessages } from '../session/roles.ts'
import { useSignOut } from '../session/sign-out.ts'
import { MenuLink } from '../ui/links.tsx'
import { messages } from './messages.ts'

export function UserMenu() {
  const w = useMessages(messages)
  const { roles } = useMessages(roleMessages)
  const { staff } = useMe()
  const signOut = useSignOut()
  return (
    <Menu position="bottom-end" width={220} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton aria-label={w.userMenu(staff.name)}>
          <Avatar size={34} radius="xl" color="teal" aria-hidden>
            {[...staff.name.trim()][0]}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={700} c="var(--mantine-color-text)">
            {staff.name}
          </Text>
          {roles[staff.role]}
        </Menu.Label>
        <MenuLink to="/newsroom/account" leftSection={<IconUserCircle size={18} aria-hidden />}>
          {w.myAccount}
        </MenuLink>
        <Menu.Item
          component="a"
          href="/"
          target="_blank"
          leftSection={<IconExternalLink size={18} aria-hidden />}
        >
          {w.openSite}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout size={18} aria-hidden />}>
          {w.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
