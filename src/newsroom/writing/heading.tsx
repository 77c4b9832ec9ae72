/** The heading in the bar: the kind of article, its state, and whether it is saved. */
import { Badge, Button, Text, Tooltip } from '@mantine/core'
import { memo } from 'react'
import type { WorkingArticle } from '../drafts/article.ts'
import { conflictWindow } from '../drafts/conflict.tsx'
import { messages as draftMessages } from '../drafts/messages.ts'
import type { SaverState } from '../drafts/saver.ts'
import type { SavingOfArticle } from '../drafts/use-saving.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { Placement } from '../session/placement.tsx'
import { articleTerms } from '../ui/article-terms.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { messages } from './messages.ts'
import classes from './writing.module.css'

const colours = { draft: 'gray', scheduled: 'blue', published: 'teal', unpublished: 'red', removed: 'red' }

export function Heading({ article, saving }: { article: WorkingArticle; saving: SavingOfArticle }) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const formatters = useFormatters()
  const { state, others } = saving
  const { headline } = state.content
  const isPending = article.publishedRevision !== null && state.base > article.publishedRevision
  return (
    <div className={classes.heading}>
      <h1 className={classes.title}>{headline || w.untitled}</h1>
      <Badge color={colours[article.state]} variant="light">
        {t.states[article.state]}
        {article.state === 'scheduled' &&
          article.scheduledAt &&
          ` · ${formatters.date(article.scheduledAt, 'datetime')}`}
      </Badge>
      {article.state === 'published' && isPending && (
        <Badge color="orange" variant="light">
          {w.pending}
        </Badge>
      )}
      {article.submittedAt && (
        <Badge color="violet" variant="light">
          {t.submitted}
        </Badge>
      )}
      {article.returnedAt && (
        <Badge color="orange" variant="light">
          {t.returned}
        </Badge>
      )}
      {article.trashedAt && (
        <Badge color="red" variant="light">
          {t.trashed}
        </Badge>
      )}
      <Placement
        kind="article"
        id={article.id}
        headline={headline}
        isPublic={article.state === 'published' && !article.trashedAt}
      />
      <SavingStatus saving={state.saving} mergedFrom={state.mergedFrom} />
      {others.length > 0 && (
        <Text size="sm" role="status" c="orange.8" fw={700}>
          {w.alsoHere(others.map((one) => one.name).join('، '))}
        </Text>
      )}
    </div>
  )
}

/** An article counts as saved only once the server has responded. */
const SavingStatus = memo(function SavingStatus({
  saving,
  mergedFrom,
}: Pick<SaverState, 'saving' | 'mergedFrom'>) {
  const w = useMessages(messages)
  const d = useMessages(draftMessages)
  const formatters = useFormatters()
  const { staff } = useMe()
  const say = useProblemSentence()
  const said = {
    saved: () =>
      saving.kind === 'saved' && saving.at ? w.saved(timeWithSeconds(formatters, saving.at)) : w.allSaved,
    changed: () => w.changed,
    saving: () => w.saving,
    waiting: () => w.waitingShort,
    refused: () =>
      saving.kind === 'refused' && saving.problem.status !== 422 ? say(saving.problem) : w.refused,
    conflict: () =>
      saving.kind === 'conflict' && saving.head.updatedBy === staff.name ? d.conflictOfMine : d.conflict,
  }[saving.kind]()
  const isBad = saving.kind === 'waiting' || saving.kind === 'refused' || saving.kind === 'conflict'
  return (
    <>
      <Tooltip label={w.waiting} disabled={saving.kind !== 'waiting'} multiline maw={280}>
        <Text
          size="sm"
          c={isBad ? 'red.8' : 'dimmed'}
          fw={isBad ? 700 : undefined}
          role="status"
          aria-live={isBad ? 'assertive' : 'off'}
          data-saving={saving.kind}
        >
          {said}
        </Text>
      </Tooltip>
      {saving.kind === 'conflict' && (
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          onClick={() => document.getElementById(conflictWindow)?.focus()}
        >
          {w.conflictOpen}
        </Button>
      )}
      {mergedFrom && (
        <Text size="sm" c="dimmed" role="status">
          {w.mergedFrom(mergedFrom)}
        </Text>
      )}
    </>
  )
})

function timeWithSeconds(formatters: ReturnType<typeof useFormatters>, at: Date): string {
  const seconds = formatters.number(at.getSeconds())
  const zero = formatters.number(0)
  return `${formatters.date(at, 'time')}:${seconds.length < 2 ? zero : ''}${seconds}`
}
