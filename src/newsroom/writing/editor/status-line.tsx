import { type Editor, useEditorState } from '@tiptap/react'
import { readingMinutes, wordCount } from '../../../language/typography.ts'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** The most that the site keeps of one body. */
const longest = { characters: 400_000, blocks: 5_000 }

/** How many words, and how long they take to read. */
export function StatusLine({ editor }: { editor: Editor }) {
  const w = useWords(words)
  const house = useHouse()
  const { counted, minutes, tooLong } = useEditorState({
    editor,
    selector({ editor: { state } }) {
      const text = state.doc.textBetween(0, state.doc.content.size, '\n', '\n')
      return {
        counted: wordCount(text),
        minutes: readingMinutes(text),
        tooLong: text.length > longest.characters || state.doc.childCount > longest.blocks,
      }
    },
  })
  return (
    <p className="body-status">
      <span>{house.count(counted, w.wordsCounted)}</span>
      {counted > 0 && <span>{house.count(minutes, w.minutesCounted)}</span>}
      {tooLong && (
        <strong role="alert" className="body-too-long">
          {w.tooLong}
        </strong>
      )}
    </p>
  )
}
