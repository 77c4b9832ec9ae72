/** Two versions of a body: each block as it stayed, changed, came or went. */
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import type { Block, BodyDocument } from '../../../content/body/document.ts'
import { blockDirection } from '../../../language/bidi.ts'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import { type BlockChange, blockText, compareBodies, shownId } from './compare-bodies.ts'
import styles from './difference.module.css'
import { Parts } from './text-difference.tsx'
import { compareTexts, type Part } from './tokens.ts'
import { words } from './words.ts'

interface Props {
  before: BodyDocument
  after: BodyDocument
  /** The direction of a block without a letter. */
  direction?: 'rtl' | 'ltr'
}

export function BodyDifference({ before, after, direction = 'rtl' }: Props) {
  const w = useWords(words)
  const house = useHouse()
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
            <summary>{house.count(run.length, w.unchanged)}</summary>
            {blocks}
          </details>
        )
      })}
    </div>
  )
}

/** What stayed stands together, and what changed. */
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
  const w = useWords(words)
  const block = change.kind === 'changed' ? change.after : change.block
  const parts = partsOf(change)
  const text = parts.map((part) => part.text).join('')
  const onlyLooks = change.kind === 'changed' && parts.every(({ kind }) => kind === 'same')
  const states = { added: w.blockAdded, removed: w.blockRemoved, changed: '', same: '' }
  const said = [states[change.kind], kindOf(block, w), onlyLooks ? w.formatting : '']
    .filter(Boolean)
    .join(' · ')
  return (
    <li className={styles.block} data-kind={change.kind} dir={blockDirection(text, direction)}>
      {said && <div className={styles.kind}>{said}</div>}
      {text && (
        <div className={`${styles.text} ${block.type === 'heading' ? styles.heading : ''}`}>
          <Parts parts={parts} />
        </div>
      )}
    </li>
  )
}

/** Plain paragraphs are not named; all else is. */
function kindOf(block: Block, w: (typeof words)['ar']): string {
  const id = shownId(block)
  if (block.type === 'paragraph') return ''
  return id === null ? w.kinds[block.type] : `${w.kinds[block.type]}، ${w.item(id)}`
}

function partsOf(change: BlockChange): Part[] {
  if (change.kind === 'changed') return compareTexts(blockText(change.before), blockText(change.after))
  const text = blockText(change.block)
  return text ? [{ text, kind: change.kind }] : []
}
