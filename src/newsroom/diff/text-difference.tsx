/**
 * Two versions of a text in one: removed text is struck, added text underlined, and both are announced to
 * screen readers.
 */
import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { direction } from '../../language/bidi.ts'
import type { Language } from '../../language/languages.ts'
import { useMessages } from '../messages.ts'
import { Runs } from '../ui/runs.tsx'
import styles from './difference.module.css'
import { messages } from './messages.ts'
import { compareTexts, type Part } from './tokens.ts'

interface Props {
  before: string
  after: string
  language: Language
  /** Compares by letters, for punctuation; otherwise by words. */
  fine?: boolean
}

export function TextDifference({ before, after, language, fine = false }: Props) {
  const parts = useMemo(() => compareTexts(before, after, fine), [before, after, fine])
  return (
    <p className={styles.text} dir={direction(language)} lang={language}>
      <Parts parts={parts} base={direction(language)} />
    </p>
  )
}

export function Parts({ parts, base }: { parts: Part[]; base: 'rtl' | 'ltr' }) {
  const w = useMessages(messages)
  return parts.map(({ text, kind }, at) => {
    const key = `${at}${kind}`
    if (kind === 'same') return <Runs key={key} of={text} base={base} />
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <Mark key={key} className={styles[kind]}>
        <VisuallyHidden> {w[kind]} </VisuallyHidden>
        <Runs of={text} base={base} />
        <VisuallyHidden> ({w.end}) </VisuallyHidden>
      </Mark>
    )
  })
}
