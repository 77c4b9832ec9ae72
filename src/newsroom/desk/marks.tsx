/** The state of an article and what else the desk must not overlook: a word and a colour, always together. */
import './inks.css'
import { useHouse } from '../shell/house.ts'
import { useWords } from '../words.ts'
import type { Article } from './articles.ts'
import classes from './marks.module.css'
import { words } from './words.ts'

type Stated = Pick<Article, 'state' | 'handedIn' | 'discarded'>

export function StateMark({ article }: { article: Stated }) {
  const w = useWords(words)
  const [name, word] = article.discarded
    ? ['discarded', w.discarded]
    : article.handedIn && (article.state === 'draft' || article.state === 'unpublished')
      ? ['handed-in', w.handedIn]
      : [article.state, w.states[article.state]]
  return (
    <span className={classes.state} data-state={name}>
      {word}
    </span>
  )
}

/** Beside the headline: breaking, changes that wait, an embargo, who has it open. */
export function Marks({ article }: { article: Article }) {
  const w = useWords(words)
  const house = useHouse()
  const { breaking, hasPendingChanges, embargoedUntil, openedBy, kind } = article
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
          title={w.embargoUntil(house.date(embargoedUntil, 'datetime'))}
        >
          {w.embargo}
        </span>
      )}
      {openedBy.length > 0 && (
        <span className={classes.mark} data-mark="open">
          {w.openedBy(openedBy.map(({ name }) => name).join(w.and))}
        </span>
      )}
      {kind !== 'news' && <span className={classes.kind}>{w.kinds[kind]}</span>}
    </>
  )
}
