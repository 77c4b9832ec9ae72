/** An editor for short texts: paragraphs with links and emphasis, or a single line. Loaded on demand. */
import { Skeleton } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Inline } from '../../body/inline.ts'
import type { Language } from '../../language/languages.ts'

export interface LineEditorProps {
  label: string
  placeholder?: string
  /** The text at first: the editor keeps its own content afterwards. */
  start: Inline[][]
  onChange(paragraphs: Inline[][]): void
  /** Whether Enter begins another paragraph. */
  hasParagraphs?: boolean
  /** Controls beside the tools of a single line. */
  beside?: ReactNode
  language: Language
  direction: 'rtl' | 'ltr'
  autofocus?: boolean
}

const Editing = lazy(async () => ({ default: (await import('./line-editing.tsx')).LineEditing }))

export function LineEditor(props: LineEditorProps) {
  return (
    <Suspense fallback={<Skeleton height={props.hasParagraphs ? 144 : 68} />}>
      <Editing {...props} />
    </Suspense>
  )
}
