import { Text } from '@mantine/core'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import type { Invitation } from './invite-form.tsx'
import { Secret } from './secret.tsx'
import { words } from './words.ts'

export function InvitationLink({ name, invitation }: { name: string; invitation: Invitation }) {
  const w = useWords(words)
  return (
    <Secret title={w.link} says={w.linkSays(name)} value={invitation.url} copy={w.copy}>
      <Text size="sm" c="dimmed">
        {w.until} <Time at={invitation.expiresAt} shape="datetime" />
      </Text>
    </Secret>
  )
}
