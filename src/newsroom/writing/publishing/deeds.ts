/** What can be done to an article beside publishing it: each with the sentence that is said before. */
import type { Deed } from './note-dialog.tsx'
import type { Act } from './use-deed.ts'
import type { words } from './words.ts'

type W = (typeof words)['ar']
export type DeedName = 'unpublish' | 'hand-in' | 'hand-back' | 'remove'

export function deedOf(name: DeedName, w: W, act: Act): Deed {
  const run = (body: (note: string) => object, done: string) => async (note: string) =>
    (await act(name, body(note), () => done)) !== null
  const noted = (note: string) => ({ note })
  switch (name) {
    case 'unpublish':
      return {
        ...{ title: w.unpublishTitle, says: w.unpublishSays, label: w.reason, hint: w.reasonHint },
        ...{ action: w.unpublishAction, required: true, danger: true },
        run: run((reason) => ({ reason }), w.unpublished),
      }
    case 'hand-in':
      return {
        ...{ title: w.handInTitle, says: w.handInSays, label: w.noteToDesk, action: w.handInAction },
        required: false,
        run: run(noted, w.handedIn),
      }
    case 'hand-back':
      return {
        ...{
          title: w.handBackTitle,
          says: w.handBackSays,
          label: w.noteToReporter,
          action: w.handBackAction,
        },
        required: true,
        run: run(noted, w.handedBack),
      }
    case 'remove':
      return {
        ...{ title: w.removeTitle, says: w.removeSays, label: w.ground, action: w.removeAction },
        ...{ required: true, danger: true },
        run: run((ground) => ({ ground }), w.removed),
      }
  }
}
