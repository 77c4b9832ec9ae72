/** The dialogs that find a picture, a video or an article, as questions that are answered. */
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react'

const PicturePicker = lazy(async () => ({ default: (await import('../pictures/picker.tsx')).PicturePicker }))
const ArticlePicker = lazy(async () => ({
  default: (await import('../desk/article-picker.tsx')).ArticlePicker,
}))

type Kind = 'picture' | 'video' | 'article'
type Answer = { id: number } | null

export interface Pickers {
  /** Null when the dialog was closed. */
  pick(type: 'picture' | 'video'): Promise<{ mediaId: number } | null>
  pickArticle(): Promise<{ articleId: number } | null>
}

const Context = createContext<Pickers | null>(null)

export function usePickers(): Pickers {
  const pickers = use(Context)
  if (!pickers) throw new Error('usePickers is for what is inside a PickersProvider.')
  return pickers
}

/** `article` is the one that is written, where one is: it is not offered to itself. */
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
            opened
            {...(article === undefined ? {} : { without: article })}
            onPick={open.answer}
            onClose={() => open.answer(null)}
          />
        )}
      </Suspense>
    </Context>
  )
}
