/** The article's own texts: headline, standfirst, body. */
import { useCallback } from 'react'
import type { BodyDocument } from '../../content/body/document.ts'
import { alone, direction } from '../../language/bidi.ts'
import { languageOf } from '../../language/languages.ts'
import { useWords } from '../words.ts'
import type { Content, WorkingArticle } from './article.ts'
import { BodyEditor } from './editor/body-editor.tsx'
import { useEditorHost } from './editor-host.ts'
import { words } from './words.ts'
import classes from './writing.module.css'

interface Props {
  article: WorkingArticle
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  editable: boolean
}

export function Texts({ content, change, editable }: Props) {
  const w = useWords(words)
  const dir = direction(content.language)
  const language = languageOf(content.language)

  const host = useEditorHost()
  const oneLine = (field: 'headline' | 'standfirst') => (text: string) =>
    change(field, text.replace(/\s*\n\s*/g, ' '))
  const texts = [
    { label: w.headline, text: content.headline, change: oneLine('headline') },
    { label: w.standfirst, text: content.standfirst, change: oneLine('standfirst') },
  ]
  const onBody = useCallback((body: BodyDocument) => change('body', body), [change])

  return (
    <div className={classes.texts} lang={content.language}>
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
        {...host}
      />
    </div>
  )
}

/** Goes on to the field below, as Enter does in a text that has no second paragraph. */
function focusAfter(area: HTMLElement): void {
  const below = area.nextElementSibling
  const field = below?.matches('textarea') ? below : below?.querySelector('[role=textbox]')
  if (field instanceof HTMLElement) field.focus()
}

/** One paragraph of text that is as high as what is in it. */
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
  const fit = (area: HTMLTextAreaElement | null) => {
    if (!area) return
    area.style.blockSize = 'auto'
    area.style.blockSize = `${area.scrollHeight}px`
  }
  return (
    <textarea
      ref={fit}
      className={className}
      aria-label={label}
      placeholder={alone(hint)}
      value={value}
      rows={1}
      dir={value ? 'auto' : dir}
      maxLength={max}
      readOnly={readOnly}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        focusAfter(event.currentTarget)
      }}
    />
  )
}
