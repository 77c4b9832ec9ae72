/** The actions on an article other than publishing, each with its confirmation text. */

import type { ArticleAction } from '../../ui/note-dialog.tsx'
import type { messages } from './messages.ts'
import type { Act } from './use-article-action.ts'

type W = (typeof messages)['ar']
export type ArticleActionName = 'unpublish' | 'submit' | 'return' | 'remove'

export function articleActionOf(name: ArticleActionName, w: W, act: Act): ArticleAction {
  const run = (body: (note: string) => object, done: string) => async (note: string) =>
    (await act(name, body(note), () => done)) !== null
  const noted = (note: string) => ({ note })
  switch (name) {
    case 'unpublish':
      return {
        ...{
          title: w.unpublishTitle,
          description: w.unpublishDescription,
          label: w.reason,
          hint: w.reasonHint,
        },
        ...{ action: w.unpublishAction, required: true, danger: true },
        run: run((reason) => ({ reason }), w.unpublished),
      }
    case 'submit':
      return {
        ...{
          title: w.submitTitle,
          description: w.submitDescription,
          label: w.noteToDesk,
          action: w.submitAction,
        },
        required: false,
        run: run(noted, w.submitted),
      }
    case 'return':
      return {
        ...{
          title: w.returnTitle,
          description: w.returnDescription,
          label: w.noteToReporter,
          action: w.returnAction,
        },
        required: true,
        run: run(noted, w.returned),
      }
    case 'remove':
      return {
        ...{
          title: w.removeTitle,
          description: w.removeDescription,
          label: w.legalReason,
          action: w.removeAction,
        },
        ...{ required: true, danger: true },
        run: run((legalReason) => ({ legalReason }), w.removed),
      }
  }
}
