import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconLogout from '@tabler/icons-react/icons/IconLogout'
import IconUserCircle from '@tabler/icons-react/icons/IconUserCircle'
import { useWords } from '../words.ts'
import { MenuLink } from './links.tsx'
import { useMe } from './me.ts'
import { useSignOut } from './sign-out.ts'
import { words } from './words.ts'

export function UserMenu() {
  const w = useWords(words)
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
          {w.roles[staff.role]}
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
