/** @jsxImportSource react */
/** The desk's panel: the score and the minute of each match, and what happens next. */
import { Button, Group, NumberInput, Select, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { defineScreens, Empty, Failed, Loading, Page, request, toast, useMessages } from 'nashra/newsroom'
import { useState } from 'react'
import { BlockForm } from './block-form.tsx'
import type { Match } from './match.ts'
import { matchesKey, useMatches } from './matches-query.ts'
import { messages } from './messages.ts'
import { NewMatch } from './new-match.tsx'

function Panel() {
  const w = useMessages(messages)
  const { data, error, refetch } = useMatches()
  const [isAdding, setAdding] = useState(false)
  return (
    <Page title={w.title} actions={!isAdding && <Button onClick={() => setAdding(true)}>{w.add}</Button>}>
      {error ? <Failed problem={error} retry={() => void refetch()} /> : !data ? <Loading /> : null}
      {data?.items.length === 0 && !isAdding && <Empty title={w.none} detail={w.noneDetail} />}
      <Stack gap="xl">
        {isAdding && data && (
          <NewMatch taken={data.items.map(({ key }) => key)} close={() => setAdding(false)} />
        )}
        {data?.items.map((row) => (
          <MatchForm key={row.key} name={row.key} saved={row.match} />
        ))}
      </Stack>
    </Page>
  )
}

function MatchForm({ name, saved }: { name: string; saved: Match }) {
  const w = useMessages(messages)
  const client = useQueryClient()
  const [match, setMatch] = useState(saved)
  const [text, setText] = useState('')
  const change = (part: Partial<Match>) => setMatch({ ...match, ...part })
  const save = useMutation({
    mutationFn: () => {
      const { minute, events } = match
      const more = text.trim() ? [{ minute, kind: 'word' as const, text: text.trim() }] : []
      return request.put<Match>(`/x/matches/matches/${name}`, { ...match, events: [...events, ...more] })
    },
    onSuccess(answer) {
      setMatch(answer)
      setText('')
      toast(w.saved)
      void client.invalidateQueries({ queryKey: matchesKey })
    },
    onError: () => toast(w.failed, 'failed'),
  })
  const number = (label: string, key: 'homeScore' | 'awayScore' | 'minute', max: number) => (
    <NumberInput
      {...{ label, max, min: 0, allowDecimal: false, w: 120, value: match[key] }}
      onChange={(value) => change({ [key]: Number(value) })}
    />
  )
  return (
    <Stack gap="xs">
      <Title order={2}>
        {match.home} – {match.away}
      </Title>
      <Group align="end">
        {number(match.home, 'homeScore', 99)}
        {number(match.away, 'awayScore', 99)}
        {number(w.minute, 'minute', 130)}
        <Select
          label={w.state}
          value={match.state}
          allowDeselect={false}
          data={(['before', 'live', 'over'] as const).map((value) => ({ value, label: w[value] }))}
          onChange={(state) => change({ state: state as Match['state'] })}
        />
      </Group>
      <Group align="end">
        <TextInput
          flex={1}
          label={w.happened}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {w.save}
        </Button>
      </Group>
    </Stack>
  )
}

export default defineScreens({
  screens: [{ path: '', label: { ar: 'المباريات', en: 'Matches' }, may: 'publish', component: Panel }],
  blocks: { x_matches_match: BlockForm },
})
