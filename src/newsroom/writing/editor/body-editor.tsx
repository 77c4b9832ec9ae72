/** The editor of a body, for the article's screen. It comes on demand: its code is a chunk of its own. */
import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useWords } from '../../words.ts'
import type { BodyEditorProps } from './props.ts'
import { words } from './words.ts'

const Editing = lazy(async () => ({ default: (await import('./editing.tsx')).Editing }))

export function BodyEditor(props: BodyEditorProps) {
  return (
    <Suspense fallback={<Waiting />}>
      <Editing {...props} />
    </Suspense>
  )
}

function Waiting() {
  const w = useWords(words)
  return (
    <div role="status" aria-label={w.loading}>
      <Skeleton height={44} mb="md" />
      {['92%', '97%', '88%', '60%'].map((width) => (
        <Skeleton key={width} height={18} width={width} mb="sm" />
      ))}
    </div>
  )
}

/** Fetches the editor's code before it is needed. */
export const preloadBodyEditor = (): void => void import('./editing.tsx')
