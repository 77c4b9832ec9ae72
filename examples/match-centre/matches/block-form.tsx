/** @jsxImportSource react */
/** How an editor puts a match into a text: by choosing it. */
import { Select, Text } from '@mantine/core'
import { type BlockFormProps, Failed, Loading, useMessages } from 'nashra/newsroom'
import { scoreOf } from './match.ts'
import { useMatches } from './matches-query.ts'
import { messages } from './messages.ts'

export function BlockForm({ attrs, change, errors }: BlockFormProps) {
  const w = useMessages(messages)
  const { data, error } = useMatches()
  if (error) return <Failed problem={error} />
  if (!data) return <Loading lines={2} />
  return (
    <>
      <Select
        label={w.match}
        description={w.asItStands}
        placeholder={data.items.length === 0 ? w.none : w.match}
        error={errors.match}
        data={data.items.map(({ key, match }) => ({ value: key, label: scoreOf(match) }))}
        value={typeof attrs.match === 'string' ? attrs.match : null}
        onChange={(key) => {
          const found = data.items.find((row) => row.key === key)
          if (found) change({ ...found.match, match: found.key })
        }}
      />
      {data.items.length === 0 && <Text size="sm">{w.noneDetail}</Text>}
    </>
  )
}
