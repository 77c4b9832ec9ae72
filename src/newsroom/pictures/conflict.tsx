/** Two people wrote about one picture: what differs, and which of it is to stay. */
import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useActorName } from '../shell/actors.ts'
import { useHouse } from '../shell/house.ts'
import { useWords } from '../words.ts'
import { type Description, descriptionOf } from './description.ts'
import type { MediaWithUses } from './media.ts'
import { words } from './words.ts'

interface Props {
  id: number
  values: Description
  keepMine(): Promise<boolean>
  take(theirs: MediaWithUses): void
}

export function Conflict({ id, values, keepMine, take }: Props) {
  const w = useWords(words)
  const say = useSayValue()
  const nameOf = useActorName()
  const { data: theirs } = useQuery({
    queryKey: ['media', 'theirs', id],
    queryFn: () => api.get<MediaWithUses>(`/media/${id}`),
    staleTime: 0,
    gcTime: 0,
  })
  if (!theirs) return null
  const saved = descriptionOf(theirs)
  const names: [string, (keyof Description)[]][] = [
    [w.caption, ['caption']],
    [w.altText, ['altText']],
    [w.keywords, ['keywords']],
    [w.creditline, ['creditline']],
    [w.photographer, ['photographer']],
    [w.agency, ['agencyId']],
    [w.copyrightNotice, ['copyrightNotice']],
    [w.usageTerms, ['usageTerms']],
    [w.expiresOn, ['expiresAt']],
    [w.takenAt, ['takenAt']],
    [w.crop, ['focalX', 'focalY', 'crops']],
    [w.poster, ['posterId']],
    [w.streamUrl, ['streamUrl']],
  ]
  const same = (key: keyof Description) => JSON.stringify(values[key]) === JSON.stringify(saved[key])
  const different = names.filter(([, keys]) => !keys.every(same))
  return (
    <Alert color="orange" role="alert" title={w.conflictTitle}>
      <Text size="sm">{w.conflictSays(nameOf(theirs.updatedBy))}</Text>
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
              <Table.Td>{say(key!, saved, theirs)}</Table.Td>
              <Table.Td>{say(key!, values, null)}</Table.Td>
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

/** A value in words; what is no text is only said to be there. */
function useSayValue() {
  const w = useWords(words)
  const house = useHouse()
  return (key: keyof Description, values: Description, media: MediaWithUses | null): string => {
    const value = values[key]
    if (key === 'agencyId') return media?.agency?.name ?? (value === null ? w.noAgency : '…')
    if (key === 'expiresAt' && typeof value === 'string') return house.date(Date.parse(value) - 1, 'date')
    if (key === 'takenAt' && typeof value === 'string') return house.date(value, 'datetime')
    if (Array.isArray(value)) return value.join('، ') || w.empty
    return typeof value === 'string' ? value || w.empty : value === null ? w.empty : '…'
  }
}
