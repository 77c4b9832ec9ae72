/** The article's texts: headline, standfirst, body. */
import { Text } from '@mantine/core'
import { useCallback, useEffect, useId, useRef } from 'react'
import type { BodyDocument } from '../../body/document.ts'
import { alone, direction, stripBidi } from '../../language/bidi.ts'
import { languageOf } from '../../language/languages.ts'
import type { Content } from '../drafts/article.ts'
import { BodyEditor } from '../editor/body-editor.tsx'
import { useEditorHost } from '../editor/editor-host.ts'
import { useMessages } from '../messages.ts'
import { useTooLong } from '../ui/forms/too-long.ts'
import { takeTypedEarly } from '../ui/type-ahead.ts'
import { messages } from './messages.ts'
import { useModuleBlocks } from './use-module-blocks.tsx'
import classes from './writing.module.css'

interface Props {
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F], before?: Content[F]): void
  editable: boolean
  /** A new article starts with the focus in the headline. */
  isNew: boolean
}

export function Texts({ content, change, editable, isNew }: Props) {
  const w = useMessages(messages)
  const dir = direction(content.language)
  const language = languageOf(content.language)

  const host = useEditorHost()
  const { moduleBlocks, dialog } = useModuleBlocks()
  const oneLine = (field: 'headline' | 'standfirst') => (text: string) =>
    change(field, stripBidi(text.replace(/\s*\n\s*/g, ' ')))
  const texts = [
    { label: w.headline, text: content.headline, change: oneLine('headline') },
    { label: w.standfirst, text: content.standfirst, change: oneLine('standfirst') },
  ]
  const onBody = useCallback(
    (body: BodyDocument, before: BodyDocument) => change('body', body, before),
    [change],
  )

  const box = useRef<HTMLDivElement>(null)
  const begin = useRef(() => {
    const typed = takeTypedEarly()
    const headline = box.current?.querySelector('textarea')
    headline?.focus()
    if (typed) change('headline', typed.replace(/\s*\n\s*/g, ' '))
  })
  useEffect(() => {
    if (isNew) begin.current()
  }, [isNew])

  return (
    <div ref={box} className={classes.texts} lang={content.language}>
      <Growing
        className={classes.headline!}
        label={w.headline}
        hint={w.headlineHint}
        value={content.headline}
        onChange={oneLine('headline')}
        dir={dir}
        max={300}
        readOnly={!editable}
      />
      <Growing
        className={classes.standfirst!}
        label={w.standfirst}
        hint={w.standfirstHint}
        value={content.standfirst}
        onChange={oneLine('standfirst')}
        dir={dir}
        max={2_000}
        readOnly={!editable}
      />
      <BodyEditor
        value={content.body}
        onChange={onBody}
        language={language}
        direction={dir}
        editable={editable}
        texts={texts}
        {...{ ...host, moduleBlocks }}
      />
      {dialog}
    </div>
  )
}

/** Moves to the next field, when Enter is pressed in a single-paragraph text. */
function focusAfter(area: HTMLElement): void {
  let below = area.nextElementSibling
  if (below?.id === area.getAttribute('aria-describedby')) below = below.nextElementSibling
  const field = below?.matches('textarea') ? below : below?.querySelector('[role=textbox]')
  if (field instanceof HTMLElement) field.focus()
}

/** A single-paragraph field that grows with its text. */
function Growing(props: {
  className: string
  label: string
  hint: string
  value: string
  onChange(value: string): void
  dir: 'rtl' | 'ltr'
  max: number
  readOnly: boolean
}) {
  const { className, label, hint, value, onChange, dir, max, readOnly } = props
  const describes = useId()
  const tooLong = useTooLong()(value, max)
  const fit = (area: HTMLTextAreaElement | null) => {
    if (!area) return
    area.style.blockSize = 'auto'
    area.style.blockSize = `${area.scrollHeight}px`
  }
  return (
    <>
      <textarea
        ref={fit}
        className={className}
        aria-label={label}
        aria-invalid={tooLong ? true : undefined}
        aria-describedby={tooLong ? describes : undefined}
        placeholder={alone(hint)}
        value={value}
        rows={1}
        dir={value ? 'auto' : dir}
        readOnly={readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          focusAfter(event.currentTarget)
        }}
      />
      {tooLong && (
        <Text id={describes} size="sm" c="red" mb="xs" role="alert" lang={document.documentElement.lang}>
          {tooLong}
        </Text>
      )}
    </>
  )
}
