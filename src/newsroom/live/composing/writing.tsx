/** The pen: headline, text, marks and byline of one piece, and the keys by which it goes out. */
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef } from 'react'
import type { BodyDocument } from '../../../content/body/document.ts'
import { alone, direction } from '../../../language/bidi.ts'
import { languageOf } from '../../../language/languages.ts'
import { useWords } from '../../words.ts'
import { ChooseOne } from '../../writing/details/choose.tsx'
import { BodyEditor } from '../../writing/editor/body-editor.tsx'
import { words } from '../console-words.ts'
import type { Mark } from '../coverage.ts'
import { AltText } from './alt-texts.tsx'
import { Clash } from './clash.tsx'
import classes from './composer.module.css'
import type { Desk } from './desk.ts'
import { MarkChips } from './mark-chips.tsx'
import type { Piece } from './piece.ts'
import { useUploadsUnderWay } from './use-uploads-under-way.ts'

/** The language of the coverage, and how its blocks run. */
export interface Speaks {
  language: string
}

interface Props extends Speaks {
  desk: Desk
  piece: Piece
  autofocus?: boolean
  /** Ctrl-Enter, Ctrl-Shift-Enter and Escape. */
  send(): void
  leave?: (() => void) | undefined
  back(): void
  /** Beside the headline. */
  corner?: ReactNode
  /** The buttons; told whether a picture is still on its way, and to call what they do when it has come. */
  children(under: { isUploading: boolean; afterUploads(go: () => void): void }): ReactNode
}

export function Writing({ desk, piece, language, autofocus, send, leave, back, corner, children }: Props) {
  const w = useWords(words)
  const { host, isUnderWay, brought, forgetBrought, whenSettled } = useUploadsUnderWay()
  const dir = direction(language)
  const spoken = languageOf(language)
  const small = useMemo(() => ({ label: w.body, placeholder: w.bodyHint }), [w])
  const key = useRef(piece.key)
  key.current = piece.key
  const onBody = useCallback((body: BodyDocument) => desk.write(key.current, { body }), [desk])
  const afterUploads = (go: () => void) => (isUnderWay ? whenSettled(go) : go())
  const { content, pinned, status } = piece

  function markOf(code: string): (() => void) | undefined {
    const toggle = (mark: Mark) => () => desk.write(piece.key, { mark: content.mark === mark ? '' : mark })
    if (code === 'KeyB') return toggle('breaking')
    if (code === 'KeyK') return toggle('key')
    if (code === 'KeyP' && !piece.isPublic) return () => desk.pin(piece.key, !pinned)
  }
  function onKeys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const mark = event.altKey && !event.ctrlKey && !event.metaKey ? markOf(event.code) : undefined
    if (!isSending && !mark) return
    event.preventDefault()
    event.stopPropagation()
    if (mark) mark()
    else if (event.shiftKey && leave) afterUploads(leave)
    else afterUploads(send)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it.
    <div
      className={classes.writing}
      // Before the editor, in which Ctrl-Enter breaks the line.
      onKeyDownCapture={onKeys}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        back()
      }}
    >
      <div className={classes.top}>
        <TextInput
          variant="unstyled"
          className={classes.headline!}
          aria-label={w.headline}
          placeholder={alone(w.headlineHint)}
          value={content.headline}
          maxLength={300}
          dir={content.headline ? 'auto' : dir}
          onChange={({ currentTarget }) => desk.write(piece.key, { headline: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.currentTarget
              .closest(`.${classes.writing}`)
              ?.querySelector<HTMLElement>('.body-text')
              ?.focus()
          }}
        />
        {corner}
      </div>
      <BodyEditor
        {...host}
        value={content.body}
        onChange={onBody}
        language={spoken}
        direction={dir}
        small={small}
        autofocus={autofocus ?? false}
      />
      {brought.map((id) => (
        <AltText key={id} mediaId={id} done={() => forgetBrought(id)} />
      ))}
      {status.kind === 'clash' && <Clash desk={desk} piece={piece} status={status} />}
      <div className={classes.beside}>
        <MarkChips
          mark={content.mark}
          pinned={pinned}
          setMark={(mark) => desk.write(piece.key, { mark })}
          setPinned={piece.isPublic ? undefined : (next) => desk.pin(piece.key, next)}
        />
        <div className={classes.byline}>
          <ChooseOne
            label={w.byline}
            resource="people"
            value={content.personId}
            onChange={(personId) => desk.write(piece.key, { personId })}
          />
        </div>
      </div>
      {children({ isUploading: isUnderWay, afterUploads })}
    </div>
  )
}
