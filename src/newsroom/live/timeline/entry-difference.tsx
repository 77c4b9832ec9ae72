/** Two states of an entry in one: its headline, its text, its mark and its byline, each where it differs. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { emptyBody } from '../../../content/body/document.ts'
import { direction } from '../../../language/bidi.ts'
import { languageOf } from '../../../language/languages.ts'
import { api } from '../../api.ts'
import { useWords } from '../../words.ts'
import { BodyDifference } from '../../writing/difference/body-difference.tsx'
import { TextDifference } from '../../writing/difference/text-difference.tsx'
import { words as shared } from '../../writing/revisions/words.ts'
import { sameValue } from '../../writing/saving/merge.ts'
import type { Content } from '../composing/piece.ts'
import { words } from '../console-words.ts'

interface Props {
  /** Null: there was none. */
  before: Content | null
  after: Content | null
  language: string
}

const nothing: Content = { headline: '', body: emptyBody, mark: '', personId: null }

export function EntryDifference({ before, after, language }: Props) {
  const w = useWords(words)
  const s = useWords(shared)
  const spoken = languageOf(language)
  const [old, now] = [before ?? nothing, after ?? nothing]
  const people = [old.personId, now.personId]
  const names = usePeople(people[0] === people[1] ? [] : people)
  const fields: { name: keyof Content; label: string; shown: ReactNode }[] = [
    {
      name: 'headline',
      label: w.headline,
      shown: <TextDifference before={old.headline} after={now.headline} language={spoken} />,
    },
    {
      name: 'body',
      label: w.body,
      shown: <BodyDifference before={old.body} after={now.body} direction={direction(language)} />,
    },
    {
      name: 'mark',
      label: w.marks,
      shown: <FromTo from={old.mark && w[old.mark]} to={now.mark && w[now.mark]} />,
    },
    {
      name: 'personId',
      label: w.byline,
      shown: <FromTo from={names.get(old.personId)} to={names.get(now.personId)} />,
    },
  ]
  const different = fields.filter(({ name }) => !sameValue(old[name], now[name]))
  if (different.length === 0) return <Text c="dimmed">{s.nothing}</Text>
  return (
    <Stack gap="md">
      {different.map(({ name, label, shown }) => (
        <section key={name}>
          <Text size="sm" fw={700} c="dimmed">
            {label}
          </Text>
          {shown}
        </section>
      ))}
    </Stack>
  )
}

function FromTo({ from, to }: { from: string | undefined; to: string | undefined }) {
  const s = useWords(shared)
  return (
    <Text size="sm">
      {s.from}: <bdi>{from || '—'}</bdi> · {s.to}: <bdi>{to || '—'}</bdi>
    </Text>
  )
}

/** The names of authors by their ids; who is gone has none. */
function usePeople(ids: (number | null)[]): Map<number | null, string> {
  const wanted = ids.filter((id) => id !== null)
  const { data } = useQuery({
    queryKey: ['people', 'names', ...wanted],
    queryFn: () =>
      Promise.all(
        wanted.map((id) => api.get<{ id: number; name: string }>(`/people/${id}`).catch(() => null)),
      ),
    enabled: wanted.length > 0,
    staleTime: 30_000,
  })
  return new Map((data ?? []).flatMap((one) => (one ? [[one.id, one.name] as const] : [])))
}
