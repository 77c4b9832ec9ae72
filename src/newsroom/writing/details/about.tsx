/** The article's history in a few lines. */
import { Input, Text } from '@mantine/core'
import { useActorName } from '../../shell/actors.ts'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import type { WorkingArticle } from '../article.ts'
import { words } from '../words.ts'

export function About({ article }: { article: WorkingArticle }) {
  const w = useWords(words)
  const house = useHouse()
  const nameOf = useActorName()
  const { createdBy, createdAt, updatedBy, updatedAt, publishedAt, corrections, handedInNote } = article
  const lines = [
    createdBy
      ? w.created(createdBy.name, house.date(createdAt, 'datetime'))
      : w.createdAt(house.date(createdAt, 'datetime')),
    updatedBy && w.updated(nameOf(updatedBy), house.date(updatedAt, 'datetime')),
    publishedAt && w.publishedOn(house.date(publishedAt, 'datetime')),
    handedInNote && `${w.noteFromDesk}: ${handedInNote}`,
  ].filter(Boolean)
  return (
    <Input.Wrapper label={w.about} labelElement="div">
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
      {corrections.length > 0 && (
        <>
          <Text size="sm" fw={700} mt="xs">
            {w.corrections}
          </Text>
          {corrections.map(({ at, note }) => (
            <Text key={at} size="sm" c="dimmed">
              {house.date(at, 'datetime')}: {note}
            </Text>
          ))}
        </>
      )}
    </Input.Wrapper>
  )
}
