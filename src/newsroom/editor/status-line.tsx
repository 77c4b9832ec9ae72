import { type Editor, useEditorState } from '@tiptap/react'
import { maxBlocks, maxBodyCharacters } from '../../body/document.ts'
import { maxParagraphCharacters } from '../../body/limits.ts'
import { readingMinutes, wordCount } from '../../language/typography.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages } from './messages.ts'

/** The beginning of the first paragraph that is too long; null when there is none. */
function startOfLong(doc: Editor['state']['doc']): string | null {
  let found: string | null = null
  doc.descendants((node) => {
    if (found === null && node.isTextblock && node.textContent.length > maxParagraphCharacters)
      found = `${node.textContent.slice(0, 40)}…`
    return !node.isTextblock
  })
  return found
}

/** The number of words and the reading time. */
export function StatusLine({ editor }: { editor: Editor }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { counted, minutes, tooLong, longParagraph } = useEditorState({
    editor,
    selector({ editor: { state } }) {
      const text = state.doc.textBetween(0, state.doc.content.size, '\n', '\n')
      return {
        counted: wordCount(text),
        minutes: readingMinutes(text),
        longParagraph: startOfLong(state.doc),
        tooLong: text.length > maxBodyCharacters || state.doc.childCount > maxBlocks,
      }
    },
  })
  return (
    <p className="body-status">
      <span>{formatters.count(counted, w.wordsCounted)}</span>
      {counted > 0 && <span>{formatters.count(minutes, w.minutesCounted)}</span>}
      {tooLong && (
        <strong role="alert" className="body-too-long">
          {w.tooLong}
        </strong>
      )}
      {longParagraph !== null && (
        <strong role="alert" className="body-too-long">
          {w.paragraphTooLong(longParagraph)}
        </strong>
      )}
    </p>
  )
}
