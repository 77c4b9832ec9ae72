import { Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { Secret } from '../ui/secret.tsx'
import { Time } from '../ui/time.tsx'
import type { Invitation } from './invite-form.tsx'
import { messages } from './messages.ts'

export function InvitationLink({ name, invitation }: { name: string; invitation: Invitation }) {
  const w = useMessages(messages)
  return (
    <Secret title={w.link} description={w.linkDescription(name)} value={invitation.url} copy={w.copy}>
      <Text size="sm" c="dimmed">
        {w.until} <Time at={invitation.expiresAt} shape="datetime" />
      </Text>
    </Secret>
  )
}
