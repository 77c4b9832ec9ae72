/** In the bar of the screen: what the article is, in which state, and whether it is saved. */
import { Badge, Text, Tooltip } from '@mantine/core'
import { useHouse } from '../shell/house.ts'
import { useWords } from '../words.ts'
import type { WorkingArticle } from './article.ts'
import type { SavingOfArticle } from './saving/use-saving.ts'
import { words } from './words.ts'
import classes from './writing.module.css'

const colours = { draft: 'gray', scheduled: 'blue', published: 'teal', unpublished: 'red', removed: 'red' }

export function Heading({ article, saving }: { article: WorkingArticle; saving: SavingOfArticle }) {
  const w = useWords(words)
  const house = useHouse()
  const { state, others } = saving
  const { headline } = state.content
  const isPending = article.publishedRevision !== null && state.base > article.publishedRevision
  return (
    <div className={classes.heading}>
      <h1 className={classes.title}>{headline || w.untitled}</h1>
      <Badge color={colours[article.state]} variant="light">
        {w.states[article.state]}
        {article.state === 'scheduled' &&
          article.scheduledAt &&
          ` · ${house.date(article.scheduledAt, 'datetime')}`}
      </Badge>
      {article.state === 'published' && isPending && (
        <Badge color="orange" variant="light">
          {w.pending}
        </Badge>
      )}
      {article.handedInAt && (
        <Badge color="violet" variant="light">
          {w.handedIn}
        </Badge>
      )}
      {article.discardedAt && (
        <Badge color="red" variant="light">
          {w.discarded}
        </Badge>
      )}
      <SavingStatus saving={saving} />
      {others.length > 0 && (
        <Text size="sm" role="status" c="orange.8" fw={700}>
          {w.alsoHere(others.map((one) => one.name).join('، '))}
        </Text>
      )}
    </div>
  )
}

/** What the screen promises: only what the server has answered is called saved. */
function SavingStatus({ saving: { state } }: { saving: SavingOfArticle }) {
  const w = useWords(words)
  const house = useHouse()
  const { saving, mergedFrom } = state
  const said = {
    saved: () =>
      saving.kind === 'saved' && saving.at ? w.saved(timeWithSeconds(house, saving.at)) : w.allSaved,
    changed: () => w.changed,
    saving: () => w.saving,
    waiting: () => w.waitingShort,
    refused: () => w.refused,
    clash: () => w.clash,
  }[saving.kind]()
  const isBad = saving.kind === 'waiting' || saving.kind === 'refused' || saving.kind === 'clash'
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
      {mergedFrom && (
        <Text size="sm" c="dimmed" role="status">
          {w.mergedFrom(mergedFrom)}
        </Text>
      )}
    </>
  )
}

function timeWithSeconds(house: ReturnType<typeof useHouse>, at: Date): string {
  const seconds = house.number(at.getSeconds())
  const zero = house.number(0)
  return `${house.date(at, 'time')}:${seconds.length < 2 ? zero : ''}${seconds}`
}
