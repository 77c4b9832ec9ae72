/** Two people edited one picture's metadata: shows the differences and lets the person choose. */
import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sameJson } from '../../values/canonical-json.ts'
import { api } from '../api.ts'
import { type Description, descriptionOf } from '../library/description.ts'
import { fieldMessages } from '../library/field-messages.ts'
import type { MediaWithUses } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import { useActorName } from '../session/actors.ts'
import { useFormatters } from '../ui/formatters.ts'
import { stageMessages } from './stage-messages.ts'

interface Props {
  id: number
  values: Description
  keepMine(): Promise<boolean>
  take(theirs: MediaWithUses): void
}

export function Conflict({ id, values, keepMine, take }: Props) {
  const field = useMessages(fieldMessages)
  const stage = useMessages(stageMessages)
  const w = useMessages(messages)
  const format = useFormatValue()
  const nameOf = useActorName()
  const { data: theirs } = useQuery({
    queryKey: ['media', 'theirs', id],
    queryFn: () => api.get('/media/{id}', { params: { id } }),
    staleTime: 0,
    gcTime: 0,
  })
  if (!theirs) return null
  const saved = descriptionOf(theirs)
  const names: [string, (keyof Description)[]][] = [
    [field.caption, ['caption']],
    [field.altText, ['altText']],
    [field.transcript, ['transcript']],
    [field.keywords, ['keywords']],
    [field.creditline, ['creditline']],
    [field.photographer, ['photographer']],
    [field.agency, ['agencyId']],
    [field.copyrightNotice, ['copyrightNotice']],
    [field.usageTerms, ['usageTerms']],
    [field.instructions, ['instructions']],
    [field.embargoedUntil, ['embargoedUntil']],
    [field.expiresOn, ['expiresAt']],
    [field.takenAt, ['takenAt']],
    [stage.crop, ['focalX', 'focalY', 'crops']],
    [stage.poster, ['posterId']],
    [stage.streamUrl, ['streamUrl']],
  ]
  const same = (key: keyof Description) => sameJson(values[key], saved[key])
  const different = names.filter(([, keys]) => !keys.every(same))
  return (
    <Alert color="orange" role="alert" title={w.conflictTitle}>
      <Text size="sm">{w.conflictDescription(nameOf(theirs.updatedBy))}</Text>
      <Table mt="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th>{w.theirs}</Table.Th>
            <Table.Th>{w.mine}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {different.map(([name, [key]]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{format(key!, saved, theirs)}</Table.Td>
              <Table.Td>{format(key!, values, null)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group mt="sm" gap="xs">
        <Button size="compact-sm" onClick={() => void keepMine()}>
          {w.keepMine}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take(theirs)}>
          {w.takeTheirs}
        </Button>
      </Group>
    </Alert>
  )
}

/** Formats a value; values that are not text are only named. */
function useFormatValue() {
  const field = useMessages(fieldMessages)
  const w = useMessages(messages)
  const formatters = useFormatters()
  return (key: keyof Description, values: Description, media: MediaWithUses | null): string => {
    const value = values[key]
    if (key === 'agencyId') return media?.agency?.name ?? (value === null ? field.noAgency : '…')
    if (key === 'expiresAt' && typeof value === 'string')
      return formatters.date(Date.parse(value) - 1, 'date')
    if ((key === 'takenAt' || key === 'embargoedUntil') && typeof value === 'string')
      return formatters.date(value, 'datetime')
    if (Array.isArray(value)) return value.join('، ') || w.empty
    return typeof value === 'string' ? value || w.empty : value === null ? w.empty : '…'
  }
}
