/** Entries that were sent but not confirmed: they are retried automatically, and refused ones can be taken back. */
import { Button, Group, Text } from '@mantine/core'
import { direction } from '../../../language/bidi.ts'
import { ApiProblem } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { Conflict } from '../composing/conflict.tsx'
import type { DraftQueue } from '../composing/draft-queue.ts'
import type { EntryDraft } from '../composing/entry-draft.ts'
import { messages } from '../console-messages.ts'
import classes from './entry.module.css'
import { EntryBody } from './entry-body.tsx'

interface Props {
  queue: DraftQueue
  drafts: EntryDraft[]
  language: string
}

export function Outbox({ queue, drafts, language }: Props) {
  const w = useMessages(messages)
  if (drafts.length === 0) return null
  return (
    <section aria-label={w.outbox} className={classes.outbox}>
      {drafts.map((draft) => (
        <OnItsWay key={draft.key} queue={queue} draft={draft} language={language} />
      ))}
    </section>
  )
}

function OnItsWay({ queue, draft, language }: { queue: DraftQueue; draft: EntryDraft; language: string }) {
  const w = useMessages(messages)
  const say = useProblemSentence({ conflict: w.notNow })
  const { status, content } = draft
  return (
    <div className={classes.entry} data-state="sending" data-out={status.kind}>
      <Text size="sm" fw={700} role="status" c={status.kind === 'sending' ? 'dimmed' : 'var(--desk-bad)'}>
        {status.kind === 'waiting' && w.status.waiting}
        {(status.kind === 'sending' || status.kind === 'quiet' || status.kind === 'saved') &&
          w.status.sending}
        {status.kind === 'refused' &&
          ([404, 410].includes(status.status)
            ? w.gone
            : `${w.refused} ${say(new ApiProblem(status.status, { code: status.code }))}`)}
      </Text>
      {content.headline && <p className={classes.headline}>{content.headline}</p>}
      <EntryBody body={content.body} dir={direction(language)} />
      {status.kind === 'conflict' && <Conflict {...{ queue, draft, language, status }} />}
      {status.kind === 'refused' && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" onClick={() => queue.takeBack(draft.key)}>
            {w.takeBack}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => queue.forget(draft.key)}>
            {w.forget}
          </Button>
        </Group>
      )}
    </div>
  )
}
