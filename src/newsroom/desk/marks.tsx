/** Warnings about an article for the desk, each with a word and a colour. */
import '../ui/state-colours.css'
import { useMessages } from '../messages.ts'
import { useModuleKinds } from '../session/article-types.ts'
import { useMe } from '../session/me.ts'
import { articleTerms } from '../ui/article-terms.ts'
import { useFormatters } from '../ui/formatters.ts'
import type { Article } from './articles.ts'
import classes from './marks.module.css'
import { messages } from './messages.ts'

/** Labels next to the headline: breaking, unpublished changes, embargo, colleagues who have it open. */
export function Marks({ article }: { article: Article }) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const formatters = useFormatters()
  const { breaking, hasPendingChanges, embargoedUntil, openedBy, kind } = article
  const { staff } = useMe()
  const own = useModuleKinds().find(({ name }) => name === article.moduleKind)
  const colleagues = openedBy.filter(({ id }) => id !== staff.id)
  const isHeld = embargoedUntil !== null && Date.parse(embargoedUntil) > Date.now()
  return (
    <>
      {breaking && (
        <span className={classes.mark} data-mark="breaking">
          {w.breaking}
        </span>
      )}
      {hasPendingChanges && (
        <span className={classes.mark} data-mark="pending" title={w.pendingHint}>
          {w.pending}
        </span>
      )}
      {isHeld && (
        <span
          className={classes.mark}
          data-mark="embargo"
          title={w.embargoUntil(formatters.date(embargoedUntil, 'datetime'))}
        >
          {w.embargo}
        </span>
      )}
      {colleagues.length > 0 && (
        <span className={classes.mark} data-mark="open">
          {w.openedBy(colleagues.map(({ name }) => name).join(w.and))}
        </span>
      )}
      {(own || kind !== 'news') && <span className={classes.kind}>{own?.label ?? t.kinds[kind]}</span>}
    </>
  )
}
