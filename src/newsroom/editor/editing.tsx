/** The editor: the toolbar, the text, and below it a notice about omissions and the length of the text. */
import { Button, CloseButton } from '@mantine/core'
import { EditorContent } from '@tiptap/react'
import { useMemo, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import './editor.css'
import './gallery.css'
import './blocks.css'
import { leftSentence } from './left-sentence.ts'
import { messages } from './messages.ts'
import type { Surroundings } from './nodes/host.ts'
import type { BodyEditorProps } from './props.ts'
import { StatusLine } from './status-line.tsx'
import { EmbedDialog } from './toolbar/embed-dialog.tsx'
import { LinkDialog } from './toolbar/link-dialog.tsx'
import { ListStartDialog } from './toolbar/list-start-dialog.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { TypographyHelp } from './typography/typography-help.tsx'
import { useBodyEditor } from './use-body-editor.ts'

export function Editing(props: BodyEditorProps) {
  const common = useMessages(messages)
  const { small } = props
  const w = useMemo(
    () => (small ? { ...common, body: small.label, placeholder: small.placeholder } : common),
    [common, small],
  )
  const formatters = useFormatters()
  const [notice, setNotice] = useState<{ text: string; again?: (() => void) | undefined }>({ text: '' })
  const [asking, setAsking] = useState<'link' | 'list-start' | 'embed' | 'typography' | null>(null)
  const latest = useRef(props)
  latest.current = props
  const surroundings = useMemo(
    (): Surroundings => ({
      host: hostOf(() => latest.current),
      words: w,
      direction: props.direction,
      notify: (text, again) => setNotice({ text, again }),
      left: (kinds) => setNotice({ text: leftSentence(kinds, w, formatters.count) }),
      askLink: () => setAsking('link'),
      askListStart: () => setAsking('list-start'),
      askEmbed: () => setAsking('embed'),
    }),
    [w, formatters, props.direction],
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
      <div role="status" className="body-notice" hidden={!notice.text}>
        <span>{notice.text}</span>
        {notice.again && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setNotice({ text: '' })
              notice.again?.()
            }}
          >
            {w.again}
          </Button>
        )}
        {notice.text && (
          <CloseButton size="sm" aria-label={w.dismiss} onClick={() => setNotice({ text: '' })} />
        )}
      </div>
      {!small && <StatusLine editor={editor} />}
      {asking === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {asking === 'list-start' && <ListStartDialog editor={editor} onClose={close} />}
      {asking === 'embed' && <EmbedDialog editor={editor} onClose={close} />}
      {asking === 'typography' && (
        <TypographyHelp editor={editor} texts={props.texts ?? []} language={props.language} onClose={close} />
      )}
    </div>
  )
}

/** The editor lives longer than the functions in its props, so it always uses the latest ones. */
const hostOf = (latest: () => BodyEditorProps): Surroundings['host'] => ({
  pickPicture: () => latest().pickPicture(),
  pickVideo: () => latest().pickVideo(),
  pickPictures: () => latest().pickPictures(),
  pickAudio: () => latest().pickAudio(),
  pickDocument: () => latest().pickDocument(),
  pickArticle: () => latest().pickArticle(),
  uploadPictures: (files) => latest().uploadPictures(files),
  get embedHosts() {
    return latest().embedHosts
  },
  describeEmbed: (url) => latest().describeEmbed(url),
  mediaOf: (mediaId) => latest().mediaOf(mediaId),
  articleOf: (articleId) => latest().articleOf(articleId),
  moduleBlocks: {
    kinds: async () => latest().moduleBlocks?.kinds() ?? [],
    edit: async (block) => latest().moduleBlocks?.edit(block) ?? null,
  },
})
