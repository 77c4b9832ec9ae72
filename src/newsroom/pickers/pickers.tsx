/** The picker dialogs for media items and articles, as functions that return a promise. */
import { createContext, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react'
import type { MediaType } from '../../values/media-type.ts'
import { lazyPart } from '../ui/new-version.tsx'

const PicturePicker = lazyPart(async () => (await import('../library/picture-picker.tsx')).PicturePicker)
const ArticlePicker = lazyPart(async () => (await import('./article-picker.tsx')).ArticlePicker)

type Kind = MediaType | 'pictures' | 'article'
type Answer = { id: number }[]

export interface Pickers {
  /** Null when the dialog was cancelled. */
  pick(type: MediaType): Promise<{ mediaId: number } | null>
  /** Several pictures in the chosen order. */
  pickPictures(): Promise<{ mediaId: number }[] | null>
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
        const [found] = await ask(type)
        return found ? { mediaId: found.id } : null
      },
      async pickPictures() {
        const found = await ask('pictures')
        return found.length > 0 ? found.map(({ id }) => ({ mediaId: id })) : null
      },
      async pickArticle() {
        const [found] = await ask('article')
        return found ? { articleId: found.id } : null
      },
    }),
    [ask],
  )
  return (
    <Context value={pickers}>
      {children}
      <Suspense>
        {open && open.kind !== 'article' && (
          <PicturePicker
            opened
            type={open.kind === 'pictures' ? 'picture' : open.kind}
            onPick={(item) => open.answer([item])}
            {...(open.kind === 'pictures' ? { onPickSeveral: open.answer } : {})}
            onClose={() => open.answer([])}
          />
        )}
        {open?.kind === 'article' && (
          <ArticlePicker
            without={article === undefined ? [] : [article]}
            onPick={(item) => open.answer([item])}
            onClose={() => open.answer([])}
          />
        )}
      </Suspense>
    </Context>
  )
}
