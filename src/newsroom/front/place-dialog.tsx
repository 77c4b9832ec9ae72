/** Puts one article at a place of the front page, with or without an end, or takes it off. */
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Headline } from '../ui/headline.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import type { Standing } from './placement.tsx'
import { messages } from './placement-messages.ts'

interface Props {
  article: { id: number; headline: string }
  standing: Standing | null
  /** The sentence that tells where it stands. */
  said: string | null
  /** How many places it can be put at. */
  positions: number
  close(): void
}

export function PlaceDialog({ article, standing, said, positions, close }: Props) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [position, setPosition] = useState(Math.min(standing?.position ?? 0, positions - 1))
  const [endsAt, setEndsAt] = useState(standing?.endsAt ?? null)
  const [isSending, setSending] = useState(false)
  const isPast = endsAt !== null && Date.parse(endsAt) <= Date.now()
  const params = { id: article.id }

  async function send(run: () => Promise<unknown>, done: string) {
    setSending(true)
    try {
      await run()
      toast(done)
      close()
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setSending(false)
      void queries.invalidateQueries({ queryKey: ['front'] })
    }
  }
  return (
    <Modal opened onClose={close} title={w.title} closeButtonProps={{ 'aria-label': w.close }} centered>
      <Stack>
        <Text fw={700}>
          <Headline of={article.headline} />
        </Text>
        {said && <Text size="sm">{said}</Text>}
        <NativeSelect
          label={w.position}
          description={w.positionHint}
          value={position}
          onChange={({ currentTarget }) => setPosition(Number(currentTarget.value))}
          data={Array.from({ length: positions }, (_, at) => ({ value: String(at), label: w.positions(at) }))}
          data-autofocus
        />
        <MomentField
          label={w.ends}
          description={w.endsHint}
          value={endsAt}
          onChange={setEndsAt}
          error={isPast ? w.past : undefined}
        />
        <Group justify="flex-end">
          {standing && (
            <Button
              variant="subtle"
              color="red"
              me="auto"
              disabled={isSending}
              onClick={() => void send(() => api.del('/articles/{id}/front', { params }), w.takenOff)}
            >
              {w.takeOff}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {w.cancel}
          </Button>
          <Button
            loading={isSending}
            disabled={isPast}
            onClick={() =>
              void send(
                () => api.put('/articles/{id}/front', { params, body: { position, endsAt } }),
                w.placed,
              )
            }
          >
            {standing ? w.save : w.place}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
