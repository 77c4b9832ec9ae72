/** @jsxImportSource react */
/** A match begins with its name and its two sides. */
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request, toast, useMessages } from 'nashra/newsroom'
import { useState } from 'react'
import type { Match } from './match.ts'
import { matchesKey } from './matches-query.ts'
import { messages } from './messages.ts'

const start = { homeScore: 0, awayScore: 0, state: 'before' as const, minute: 0, events: [] }

export function NewMatch({ taken, close }: { taken: string[]; close(): void }) {
  const w = useMessages(messages)
  const client = useQueryClient()
  const [given, setGiven] = useState({ key: '', home: '', away: '' })
  const isTaken = taken.includes(given.key)
  const save = useMutation({
    mutationFn: () => {
      const { key, home, away } = given
      return request.put<Match>(`/x/matches/matches/${encodeURIComponent(key)}`, { ...start, home, away })
    },
    async onSuccess() {
      toast(w.saved)
      await client.invalidateQueries({ queryKey: matchesKey })
      close()
    },
    onError: () => toast(w.failed, 'failed'),
  })
  const line = (name: keyof typeof given) => ({
    label: w[name],
    value: given[name],
    required: true,
    onChange: (event: { currentTarget: { value: string } }) =>
      setGiven({ ...given, [name]: event.currentTarget.value }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap="xs" maw="30rem">
        <Group grow align="start">
          <TextInput {...line('home')} />
          <TextInput {...line('away')} />
        </Group>
        <TextInput
          {...line('key')}
          description={w.keyHint}
          dir="ltr"
          pattern="[a-z0-9][a-z0-9\-]{0,59}"
          error={isTaken && w.taken}
        />
        <Button type="submit" disabled={isTaken} loading={save.isPending} style={{ alignSelf: 'start' }}>
          {w.save}
        </Button>
      </Stack>
    </form>
  )
}
