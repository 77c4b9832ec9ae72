/** A colleague changed the same words of an entry: both texts are shown, and a person chooses. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { direction } from '../../../language/bidi.ts'
import { languageOf } from '../../../language/languages.ts'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import { BodyDifference } from '../../writing/difference/body-difference.tsx'
import { TextDifference } from '../../writing/difference/text-difference.tsx'
import { words } from '../console-words.ts'
import type { Desk } from './desk.ts'
import { contentOf, type Piece, type Status } from './piece.ts'

export function Clash({
  desk,
  piece,
  status,
}: {
  desk: Desk
  piece: Piece
  status: Status & { kind: 'clash' }
}) {
  const w = useWords(words)
  const { publication } = useHouse()
  const { theirs, fields } = status
  const { content } = piece
  const language = languageOf(publication.language)
  const found = contentOf(theirs)
  const taken = Object.fromEntries(fields.map((field) => [field, found[field]]))
  return (
    <Alert color="yellow" role="alert" title={w.clashTitle(theirs.updatedBy)} my="xs">
      <Text size="sm" mb="xs">
        {w.clashLegend}
      </Text>
      {fields.includes('headline') && (
        <TextDifference before={theirs.headline} after={content.headline} language={language} />
      )}
      {fields.includes('body') && (
        <BodyDifference before={theirs.body} after={content.body} direction={direction(language)} />
      )}
      <Group gap="xs" mt="sm">
        <Button size="sm" onClick={() => desk.decide(piece.key, content)}>
          {w.mine}
        </Button>
        <Button size="sm" variant="default" onClick={() => desk.decide(piece.key, { ...content, ...taken })}>
          {w.theirs(theirs.updatedBy)}
        </Button>
      </Group>
    </Alert>
  )
}
