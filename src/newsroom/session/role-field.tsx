import { Radio, Stack } from '@mantine/core'
import type { Role } from '../../contract/me.ts'
import { useMessages } from '../messages.ts'
import { roleMessages } from './roles.ts'

const roles: Role[] = ['reporter', 'editor', 'moderator', 'administrator']

/** The roles, each with a sentence about its permissions. */
export function RoleField({ value, change }: { value: Role; change(role: Role): void }) {
  const w = useMessages(roleMessages)
  return (
    <Radio.Group label={w.role} value={value} onChange={(role) => change(role as Role)}>
      <Stack gap="xs" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={w.roles[role]} description={w.roleDescription[role]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
