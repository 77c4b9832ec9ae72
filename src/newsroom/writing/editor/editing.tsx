/** The editor itself: tools above, the text, and below it what was left out and how long the text is. */
import { CloseButton } from '@mantine/core'
import { EditorContent } from '@tiptap/react'
import { useMemo, useRef, useState } from 'react'
import { useHouse } from '../../shell/house.ts'
import { useWords } from '../../words.ts'
import './editor.css'
import type { Surroundings } from './nodes/host.ts'
import { leftSentence } from './paste/left-sentence.ts'
import type { BodyEditorProps } from './props.ts'
import { StatusLine } from './status-line.tsx'
import { LinkDialog } from './toolbar/link-dialog.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { TypographyHelp } from './typography/typography-help.tsx'
import { useBodyEditor } from './use-body-editor.ts'
import { words } from './words.ts'

export function Editing(props: BodyEditorProps) {
  const common = useWords(words)
  const { small } = props
  const w = useMemo(
    () => (small ? { ...common, body: small.label, placeholder: small.placeholder } : common),
    [common, small],
  )
  const house = useHouse()
  const [notice, setNotice] = useState('')
  const [asking, setAsking] = useState<'link' | 'typography' | null>(null)
  const latest = useRef(props)
  latest.current = props
  const surroundings = useMemo(
    (): Surroundings => ({
      host: hostOf(() => latest.current),
      words: w,
      direction: props.direction,
      notify: setNotice,
      left: (kinds) => setNotice(leftSentence(kinds, w, house.count)),
      askLink: () => setAsking('link'),
    }),
    [w, house, props.direction],
  )
  const editor = useBodyEditor(props, surroundings)
  if (!editor) return null
  const editable = props.editable ?? true
  const close = () => {
    setAsking(null)
    editor.commands.focus()
  }
  return (
    <div className={small ? 'body-editor body-small' : 'body-editor'}>
      {editable && (
        <Toolbar editor={editor} isSmall={small !== undefined} onTypography={() => setAsking('typography')} />
      )}
      <EditorContent editor={editor} />
      <div role="status" className="body-notice" hidden={!notice}>
        <span>{notice}</span>
        {notice && <CloseButton size="sm" aria-label={w.dismiss} onClick={() => setNotice('')} />}
      </div>
      {!small && <StatusLine editor={editor} />}
      {asking === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {asking === 'typography' && (
        <TypographyHelp editor={editor} texts={props.texts ?? []} language={props.language} onClose={close} />
      )}
    </div>
  )
}

/** The editor outlives the functions it was given; it always asks the newest. */
const hostOf = (latest: () => BodyEditorProps): Surroundings['host'] => ({
  pickPicture: () => latest().pickPicture(),
  pickVideo: () => latest().pickVideo(),
  pickArticle: () => latest().pickArticle(),
  uploadPictures: (files) => latest().uploadPictures(files),
  mediaOf: (mediaId) => latest().mediaOf(mediaId),
  articleOf: (articleId) => latest().articleOf(articleId),
})
