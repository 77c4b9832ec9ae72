/** Two versions of a text in one: what went is struck, what came is underlined, both said to screen readers. */
import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { direction } from '../../../language/bidi.ts'
import type { Language } from '../../../language/languages.ts'
import { useWords } from '../../words.ts'
import styles from './difference.module.css'
import { compareTexts, type Part } from './tokens.ts'
import { words } from './words.ts'

interface Props {
  before: string
  after: string
  language: Language
  /** Letter by letter, for punctuation; else word by word. */
  fine?: boolean
}

export function TextDifference({ before, after, language, fine = false }: Props) {
  const parts = useMemo(() => compareTexts(before, after, fine), [before, after, fine])
  return (
    <p className={styles.text} dir={direction(language)} lang={language}>
      <Parts parts={parts} />
    </p>
  )
}

export function Parts({ parts }: { parts: Part[] }) {
  const w = useWords(words)
  return parts.map(({ text, kind }, at) => {
    const key = `${at}${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <Mark key={key} className={styles[kind]}>
        <VisuallyHidden> {w[kind]} </VisuallyHidden>
        {text}
        <VisuallyHidden> ({w.end}) </VisuallyHidden>
      </Mark>
    )
  })
}
