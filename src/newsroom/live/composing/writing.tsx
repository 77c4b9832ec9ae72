/** The form of a draft: headline, text, flag and byline, and its keyboard shortcuts. */
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef } from 'react'
import type { BodyDocument } from '../../../body/document.ts'
import { alone, direction } from '../../../language/bidi.ts'
import { languageOf } from '../../../language/languages.ts'
import { BodyEditor } from '../../editor/body-editor.tsx'
import { useMessages } from '../../messages.ts'
import { ChooseOne } from '../../pickers/choose.tsx'
import { useTooLong } from '../../ui/forms/too-long.ts'
import { messages } from '../console-messages.ts'
import type { Flag } from '../coverage.ts'
import { AltText } from './alt-texts.tsx'
import classes from './composer.module.css'
import { Conflict } from './conflict.tsx'
import type { DraftQueue } from './draft-queue.ts'
import type { EntryDraft } from './entry-draft.ts'
import { FlagChips } from './flag-chips.tsx'
import { useRunningUploads } from './use-running-uploads.ts'

/** The language and direction of the coverage. */
export interface Speaks {
  language: string
}

interface Props extends Speaks {
  queue: DraftQueue
  draft: EntryDraft
  autofocus?: boolean
  /** Ctrl-Enter, Ctrl-Shift-Enter and Escape. */
  send(): void
  leave?: (() => void) | undefined
  back(): void
  /** Shown next to the headline. */
  corner?: ReactNode
  /**
   * The buttons; receive whether a picture is uploading, and a function that defers their action until it is
   * done.
   */
  children(under: { isUploading: boolean; afterUploads(go: () => void): void }): ReactNode
}

export function Writing({ queue, draft, language, autofocus, send, leave, back, corner, children }: Props) {
  const w = useMessages(messages)
  const { host, isUnderWay, brought, forgetBrought, whenSettled } = useRunningUploads()
  const tooLong = useTooLong()
  const dir = direction(language)
  const spoken = languageOf(language)
  const small = useMemo(() => ({ label: w.body, placeholder: w.bodyHint }), [w])
  const key = useRef(draft.key)
  key.current = draft.key
  const onBody = useCallback((body: BodyDocument) => queue.write(key.current, { body }), [queue])
  const afterUploads = (go: () => void) => (isUnderWay ? whenSettled(go) : go())
  const { content, pinned, status } = draft

  function flagOf(code: string): (() => void) | undefined {
    const toggle = (flag: Flag) => () => queue.write(draft.key, { flag: content.flag === flag ? '' : flag })
    if (code === 'KeyB') return toggle('breaking')
    if (code === 'KeyK') return toggle('key')
    if (code === 'KeyP' && !draft.isPublic) return () => queue.pin(draft.key, !pinned)
  }
  function onKeys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const flag = event.altKey && !event.ctrlKey && !event.metaKey ? flagOf(event.code) : undefined
    if (!isSending && !flag) return
    event.preventDefault()
    event.stopPropagation()
    if (flag) flag()
    else if (event.shiftKey && leave) afterUploads(leave)
    else afterUploads(send)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields in it.
    <div
      className={classes.writing}
      // Before the editor, where Ctrl-Enter would break the line.
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
          error={tooLong(content.headline, 300)}
          dir={content.headline ? 'auto' : dir}
          onChange={({ currentTarget }) => queue.write(draft.key, { headline: currentTarget.value })}
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
      {status.kind === 'conflict' && <Conflict {...{ queue, draft, language, status }} />}
      <div className={classes.beside}>
        <FlagChips
          flag={content.flag}
          pinned={pinned}
          setFlag={(flag) => queue.write(draft.key, { flag })}
          setPinned={draft.isPublic ? undefined : (next) => queue.pin(draft.key, next)}
        />
        <div className={classes.byline}>
          <ChooseOne
            label={w.byline}
            resource="people"
            value={content.personId}
            onChange={(personId) => queue.write(draft.key, { personId })}
          />
        </div>
      </div>
      {children({ isUploading: isUnderWay, afterUploads })}
    </div>
  )
}
