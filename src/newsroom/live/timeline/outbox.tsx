/** What was sent and has not arrived: it says so, and goes on by itself; what was refused can be taken back. */
import { Button, Group, Text } from '@mantine/core'
import { direction } from '../../../language/bidi.ts'
import { ApiProblem } from '../../api.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { useWords } from '../../words.ts'
import { Clash } from '../composing/clash.tsx'
import type { Desk } from '../composing/desk.ts'
import type { Piece } from '../composing/piece.ts'
import { words } from '../console-words.ts'
import classes from './entry.module.css'
import { EntryBody } from './entry-body.tsx'

interface Props {
  desk: Desk
  pieces: Piece[]
  language: string
}

export function Outbox({ desk, pieces, language }: Props) {
  const w = useWords(words)
  if (pieces.length === 0) return null
  return (
    <section aria-label={w.outbox} className={classes.outbox}>
      {pieces.map((piece) => (
        <OnItsWay key={piece.key} desk={desk} piece={piece} language={language} />
      ))}
    </section>
  )
}

function OnItsWay({ desk, piece, language }: { desk: Desk; piece: Piece; language: string }) {
  const w = useWords(words)
  const say = useProblemSentence({ conflict: w.notNow })
  const { status, content } = piece
  return (
    <div className={classes.entry} data-state="sending" data-out={status.kind}>
      <Text size="sm" fw={700} role="status" c={status.kind === 'sending' ? 'dimmed' : 'var(--desk-bad)'}>
        {status.kind === 'waiting' && w.status.waiting}
        {(status.kind === 'sending' || status.kind === 'quiet' || status.kind === 'saved') &&
          w.status.sending}
        {status.kind === 'refused' &&
          ([404, 410].includes(status.status)
            ? w.gone
            : `${w.refused} ${say(new ApiProblem(status.status, { code: status.code }))}`)}
      </Text>
      {content.headline && <p className={classes.headline}>{content.headline}</p>}
      <EntryBody body={content.body} dir={direction(language)} />
      {status.kind === 'clash' && <Clash desk={desk} piece={piece} status={status} />}
      {status.kind === 'refused' && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" onClick={() => desk.takeBack(piece.key)}>
            {w.takeBack}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => desk.forget(piece.key)}>
            {w.forget}
          </Button>
        </Group>
      )}
    </div>
  )
}
