/** The layouts of a page that readers saw, the newest first. Each can be shown again at once. */
import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.ts'
import classes from './layouts.module.css'
import { messages } from './messages.ts'

interface Props {
  scope: string
  /** Read anew with each version. */
  version: number
  restored(): void
}

export function History({ scope, version, restored }: Props) {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const { data } = useQuery({
    queryKey: ['layouts', scope, 'revisions', version],
    queryFn: () => api.get('/layouts/{scope}/revisions', { params: { scope } }),
  })
  const items = data?.items ?? []
  if (items.length === 0) return null

  async function restore(revision: number) {
    const question = { title: w.restoreTitle, description: w.publishDescription, action: w.restore }
    if (!(await confirm(question))) return
    try {
      await api.post('/layouts/{scope}/restore', { params: { scope }, body: { revision } })
      toast(w.restored)
      restored()
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
  const button = (revision: number) => (
    <Button variant="default" size="compact-sm" onClick={() => void restore(revision)}>
      {w.restore}
    </Button>
  )
  return (
    <section>
      <Title order={2} mt="xl" mb="xs">
        {w.history}
      </Title>
      <ul className={classes.blocks} aria-label={w.history}>
        {items.map(({ revision, at, actor }, index) => (
          <li key={revision}>
            <Group gap="sm" py={6}>
              <Text size="sm" flex={1}>
                <Time at={at} /> · <bdi>{actor}</bdi>
              </Text>
              {index > 0 && button(revision)}
            </Group>
          </li>
        ))}
        <li>
          <Group gap="sm" py={6}>
            <Text size="sm" flex={1}>
              {w.standard}
            </Text>
            {button(0)}
          </Group>
        </li>
      </ul>
    </section>
  )
}
