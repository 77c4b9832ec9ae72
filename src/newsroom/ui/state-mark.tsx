/** The state of an article or a coverage: a word and a colour, always together. */
import './state-colours.css'
import type { ArticleState } from '../../contract/articles/row.ts'
import { useMessages } from '../messages.ts'
import { articleTerms } from './article-terms.ts'
import classes from './state-mark.module.css'

interface Stated {
  state: ArticleState
  submitted: boolean
  returnedAt: string | null
  trashed: boolean
}

export function StateMark({ article }: { article: Stated }) {
  const w = useMessages(articleTerms)
  const isWorkedOn = article.state === 'draft' || article.state === 'unpublished'
  const [name, word] = article.trashed
    ? ['trashed', w.trashed]
    : article.submitted && isWorkedOn
      ? ['submitted', w.submitted]
      : article.returnedAt && isWorkedOn
        ? ['returned', w.returned]
        : [article.state, w.states[article.state]]
  return <Mark state={name} word={word} />
}

export function Mark({ state, word }: { state: string; word: string }) {
  return (
    <span className={classes.state} data-state={state}>
      {word}
    </span>
  )
}
