import { Radio, Stack } from '@mantine/core'
import type { Role } from '../../../content/tables.ts'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

const roles: Role[] = ['reporter', 'editor', 'moderator', 'administrator']

/** The roles, each with what it may do as a sentence. */
export function RoleField({ value, change }: { value: Role; change(role: Role): void }) {
  const w = useWords(words)
  return (
    <Radio.Group label={w.role} value={value} onChange={(role) => change(role as Role)}>
      <Stack gap="xs" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={w.roles[role]} description={w.roleSays[role]} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
