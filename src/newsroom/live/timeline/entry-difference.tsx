/** Compares two states of an entry: headline, text, flag and byline, where they differ. */
import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { emptyBody } from '../../../body/document.ts'
import { direction } from '../../../language/bidi.ts'
import { languageOf } from '../../../language/languages.ts'
import { BodyDifference } from '../../diff/body-difference.tsx'
import { FromTo } from '../../diff/from-to.tsx'
import { useNames } from '../../diff/names.ts'
import { revisionMessages } from '../../diff/revision-messages.ts'
import { TextDifference } from '../../diff/text-difference.tsx'
import { sameValue } from '../../drafts/merge.ts'
import { useMessages } from '../../messages.ts'
import type { Content } from '../composing/entry-draft.ts'
import { messages } from '../console-messages.ts'

interface Props {
  /** Null when there was no earlier state. */
  before: Content | null
  after: Content | null
  language: string
}

const nothing: Content = { headline: '', body: emptyBody, flag: '', personId: null }

export function EntryDifference({ before, after, language }: Props) {
  const w = useMessages(messages)
  const s = useMessages(revisionMessages)
  const spoken = languageOf(language)
  const [old, now] = [before ?? nothing, after ?? nothing]
  const nameOf = useNames({ people: [old.personId, now.personId].filter((id) => id !== null) })
  const personOf = ({ personId }: Content) => (personId === null ? '' : nameOf('people', personId))
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
      name: 'flag',
      label: w.flags,
      shown: <FromTo from={old.flag && w[old.flag]} to={now.flag && w[now.flag]} />,
    },
    {
      name: 'personId',
      label: w.byline,
      shown: <FromTo from={personOf(old)} to={personOf(now)} />,
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
