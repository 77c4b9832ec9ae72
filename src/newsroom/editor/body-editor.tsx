/** The body editor for an article's screen. It is loaded on demand as a separate chunk. */
import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import type { BodyEditorProps } from './props.ts'

const Editing = lazy(async () => ({ default: (await import('./editing.tsx')).Editing }))

export function BodyEditor(props: BodyEditorProps) {
  return (
    <Suspense fallback={<Waiting />}>
      <Editing {...props} />
    </Suspense>
  )
}

function Waiting() {
  const w = useMessages(messages)
  return (
    <div role="status" aria-label={w.loading}>
      <Skeleton height={44} mb="md" />
      {['92%', '97%', '88%', '60%'].map((width) => (
        <Skeleton key={width} height={18} width={width} mb="sm" />
      ))}
    </div>
  )
}

/** Loads the editor's code before it is needed. */
export const preloadBodyEditor = (): void => void import('./editing.tsx')
