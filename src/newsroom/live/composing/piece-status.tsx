import { Text } from '@mantine/core'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import { sameContent } from '../../writing/saving/merge.ts'
import { words } from '../console-words.ts'
import { isBlank, type Piece } from './piece.ts'

/** What became of what is written: only what the server has answered is called saved. */
export function PieceStatus({ piece }: { piece: Piece }) {
  const w = useWords(words)
  const house = useHouse()
  const { status, content, isPublic } = piece
  if (isPublic || (isBlank(content) && status.kind !== 'waiting')) return null
  const isTyped = status.kind === 'saved' && !sameContent(piece.base, content)
  const said = {
    quiet: () => w.status.typed,
    sending: () => w.status.sending,
    waiting: () => w.status.waiting,
    saved: () => (status.kind === 'saved' ? w.status.saved(house.date(status.at, 'time')) : ''),
    refused: () => w.refused,
    clash: () => '',
  }[isTyped ? 'quiet' : status.kind]()
  const isBad = status.kind === 'waiting' || status.kind === 'refused'
  return (
    <Text component="span" size="sm" c={isBad ? 'var(--desk-bad)' : 'dimmed'} data-piece={status.kind}>
      {said}
    </Text>
  )
}
