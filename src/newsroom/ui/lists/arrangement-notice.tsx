import { Alert, Button, Group, Text } from '@mantine/core'
import { defineMessages, useMessages } from '../../messages.ts'
import { messages as common } from '../forms/messages.ts'
import { Time } from '../time.tsx'
import type { Arrangement } from './arrangement.ts'

const messages = defineMessages({
  ar: {
    live: 'يراه القراء الآن. نُشر',
    takeBack: 'أعد ما كان قبله',
    theirs: 'رتّب زميل هذا وأنت ترتّب',
    theirsDescription: 'ترتيبك باقٍ هنا ولم يُنشر. اعرض ترتيبه، أو انشر ترتيبك بدلًا منه.',
    showTheirs: 'اعرض ترتيبه',
    mine: 'انشر ترتيبي بدلًا منه',
  },
  en: {
    live: 'Readers see this now. Published',
    takeBack: 'Restore the previous order',
    theirs: 'A colleague arranged this while you did',
    theirsDescription: 'Your order is still here and not live. Show theirs, or publish yours in its place.',
    showTheirs: 'Show theirs',
    mine: 'Publish mine instead',
  },
})

/** The result of an arrangement: published with an undo button, in conflict with two choices, or refused. */
export function ArrangementNotice<T>({ of, reload }: { of: Arrangement<T>; reload(): void }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  if (of.isConflict)
    return (
      <Alert color="yellow" role="alert" title={w.theirs} mb="md">
        <Text size="sm">{w.theirsDescription}</Text>
        <Group mt="sm" gap="xs">
          <Button size="compact-sm" variant="default" onClick={reload}>
            {w.showTheirs}
          </Button>
          <Button size="compact-sm" color="red" variant="light" onClick={() => void of.publish(true)}>
            {w.mine}
          </Button>
        </Group>
      </Alert>
    )
  if (of.sentence)
    return (
      <Alert color="red" role="alert" mb="md">
        {of.sentence}
      </Alert>
    )
  if (of.isDirty)
    return (
      <Text size="sm" c="dimmed" mb="sm" role="status">
        {c.unsaved}
      </Text>
    )
  if (!of.published) return null
  return (
    <Group gap="sm" mb="sm" role="status">
      <Text size="sm" c="teal">
        {w.live} <Time at={of.published.at} />
      </Text>
      <Button size="compact-sm" variant="default" onClick={() => void of.published?.takeBack()}>
        {w.takeBack}
      </Button>
    </Group>
  )
}
