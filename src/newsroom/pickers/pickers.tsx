/** The picker dialogs for pictures, videos and articles, as functions that return a promise. */
import { createContext, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react'
import { lazyPart } from '../ui/new-version.tsx'

const PicturePicker = lazyPart(async () => (await import('../library/picture-picker.tsx')).PicturePicker)
const ArticlePicker = lazyPart(async () => (await import('./article-picker.tsx')).ArticlePicker)

type Kind = 'picture' | 'video' | 'article'
type Answer = { id: number } | null

export interface Pickers {
  /** Null when the dialog was cancelled. */
  pick(type: 'picture' | 'video'): Promise<{ mediaId: number } | null>
  pickArticle(): Promise<{ articleId: number } | null>
}

const Context = createContext<Pickers | null>(null)

export function usePickers(): Pickers {
  const pickers = use(Context)
  if (!pickers) throw new Error('usePickers needs a PickersProvider.')
  return pickers
}

/** `article` is the article being edited; it is excluded from the picker. */
export function PickersProvider({ article, children }: { article?: number; children: ReactNode }) {
  const [open, setOpen] = useState<{ kind: Kind; answer(found: Answer): void } | null>(null)
  const ask = useCallback(
    (kind: Kind) =>
      new Promise<Answer>((resolve) =>
        setOpen({
          kind,
          answer(found) {
            setOpen(null)
            resolve(found)
          },
        }),
      ),
    [],
  )
  const pickers = useMemo<Pickers>(
    () => ({
      async pick(type) {
        const found = await ask(type)
        return found && { mediaId: found.id }
      },
      async pickArticle() {
        const found = await ask('article')
        return found && { articleId: found.id }
      },
    }),
    [ask],
  )
  return (
    <Context value={pickers}>
      {children}
      <Suspense>
        {open && open.kind !== 'article' && (
          <PicturePicker opened type={open.kind} onPick={open.answer} onClose={() => open.answer(null)} />
        )}
        {open?.kind === 'article' && (
          <ArticlePicker
            without={article === undefined ? [] : [article]}
            onPick={open.answer}
            onClose={() => open.answer(null)}
          />
        )}
      </Suspense>
    </Context>
  )
}
