/** Compares two versions of a body: unchanged, changed, added and removed blocks. */
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import type { Block, BodyDocument } from '../../body/document.ts'
import { alone, blockDirection } from '../../language/bidi.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { blockText, shownBy } from './block-text.ts'
import { type BlockChange, compareBodies } from './compare-bodies.ts'
import styles from './difference.module.css'
import { messages } from './messages.ts'
import { useNames } from './names.ts'
import { Parts } from './text-difference.tsx'
import { compareTexts, type Part } from './tokens.ts'

interface Props {
  before: BodyDocument
  after: BodyDocument
  /** The direction of a block without letters. */
  direction?: 'rtl' | 'ltr'
}

export function BodyDifference({ before, after, direction = 'rtl' }: Props) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const changes = useMemo(() => compareBodies(before, after), [before, after])
  if (changes.every(({ kind }) => kind === 'same')) return <Text c="dimmed">{w.same}</Text>
  return (
    <div className={styles.blocks}>
      {runsOf(changes).map((run, at) => {
        const key = `${at}${run[0]!.kind}`
        const blocks = <Changes changes={run} direction={direction} />
        if (run[0]!.kind !== 'same' || run.length < 3) return <div key={key}>{blocks}</div>
        return (
          <details key={key} className={styles.unchanged}>
            <summary>{formatters.count(run.length, w.unchanged)}</summary>
            {blocks}
          </details>
        )
      })}
    </div>
  )
}

/** Groups consecutive unchanged blocks, and consecutive changed ones. */
function runsOf(changes: BlockChange[]): BlockChange[][] {
  const runs: BlockChange[][] = []
  for (const change of changes) {
    const last = runs.at(-1)
    if (last && (last[0]!.kind === 'same') === (change.kind === 'same')) last.push(change)
    else runs.push([change])
  }
  return runs
}

function Changes({ changes, direction }: { changes: BlockChange[]; direction: 'rtl' | 'ltr' }) {
  return (
    <ol className={styles.blocks}>
      {changes.map((change, at) => {
        const key = `${at}${change.kind}`
        return <Change key={key} change={change} direction={direction} />
      })}
    </ol>
  )
}

function Change({ change, direction }: { change: BlockChange; direction: 'rtl' | 'ltr' }) {
  const w = useMessages(messages)
  const block = change.kind === 'changed' ? change.after : change.block
  const nameOf = useNames(shownOf(block))
  const parts = partsOf(change)
  const text = parts.map((part) => part.text).join('')
  const onlyLooks = change.kind === 'changed' && parts.every(({ kind }) => kind === 'same')
  const states = { added: w.blockAdded, removed: w.blockRemoved, changed: '', same: '' }
  const said = [states[change.kind], kindOf(block, w, nameOf), onlyLooks ? w.formatting : '']
    .filter(Boolean)
    .join(' · ')
  return (
    <li className={styles.block} data-kind={change.kind} dir={blockDirection(text, direction)}>
      {said && <div className={styles.kind}>{said}</div>}
      {text && (
        <div className={`${styles.text} ${block.type === 'heading' ? styles.heading : ''}`}>
          <Parts parts={parts} base={blockDirection(text, direction)} />
        </div>
      )}
    </li>
  )
}

function shownOf(block: Block) {
  const shown = shownBy(block)
  return shown ? { [shown.kind]: [shown.id] } : {}
}

/** The name of a block's type; none for plain paragraphs. */
function kindOf(block: Block, w: (typeof messages)['ar'], nameOf: ReturnType<typeof useNames>): string {
  if (block.type === 'paragraph') return ''
  const shown = shownBy(block)
  const kind = w.kinds[block.type]
  return shown ? `${kind}: ${alone(nameOf(shown.kind, shown.id))}` : kind
}

function partsOf(change: BlockChange): Part[] {
  if (change.kind === 'changed') return compareTexts(blockText(change.before), blockText(change.after))
  const text = blockText(change.block)
  return text ? [{ text, kind: change.kind }] : []
}
