import { ActionIcon, Badge, Group, Text } from '@mantine/core'
import IconArrowBarToUp from '@tabler/icons-react/icons/IconArrowBarToUp'
import IconX from '@tabler/icons-react/icons/IconX'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { Headline } from '../ui/headline.tsx'
import { Sortable, SortableRow } from '../ui/lists/sortable.tsx'
import { Empty } from '../ui/states.tsx'
import { Thumb } from '../ui/thumb.tsx'
import { EndButton } from './end-button.tsx'
import classes from './front.module.css'
import type { FrontArticle } from './front.tsx'
import { messages } from './messages.ts'
import { SectionAndTime } from './section-and-time.tsx'
import { useUntil } from './until.ts'

/** The editors' order, each position with its rank. */
export function Ranks({
  articles,
  places,
  reorder,
  lead,
  end,
  remove,
}: {
  articles: FrontArticle[]
  places: number
  reorder(articles: FrontArticle[]): void
  lead(article: FrontArticle): void
  end(article: FrontArticle, endsAt: string | null): void
  remove(article: FrontArticle): void
}) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const until = useUntil()
  if (articles.length === 0) return <Empty title={w.nothing} detail={w.nothingDetail} />
  const rankOf = (at: number) => (at === 0 ? w.lead : at < places ? w.second : w.waits)
  return (
    <Sortable items={articles} nameOf={({ headline }) => headline} reorder={reorder}>
      <ol className={classes.ranks} aria-label={w.list}>
        {articles.map((article, at) => (
          <SortableRow key={article.id} id={article.id} name={article.headline}>
            <span className={classes.place} aria-hidden>
              {number(at + 1)}
            </span>
            <Thumb picture={article.picture} size={at === 0 ? 96 : 40} />
            <div className={classes.words} data-waits={at >= places || undefined}>
              <Text size="xs" c={at === 0 ? 'teal' : 'dimmed'} fw={at === 0 ? 700 : 400}>
                {rankOf(at)}
              </Text>
              <Text fw={700} size={at === 0 ? 'lg' : 'sm'}>
                <Headline of={article.headline} />
              </Text>
              <Group gap="xs">
                {article.breaking && (
                  <Badge size="sm" color="red" variant="light">
                    {w.breaking}
                  </Badge>
                )}
                <SectionAndTime of={article} />
                {article.endsAt && (
                  <Text size="xs" fw={700}>
                    {w.ends(until(article.endsAt))}
                  </Text>
                )}
              </Group>
            </div>
            <EndButton article={article} end={(endsAt) => end(article, endsAt)} />
            {at > 0 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={w.toLead(article.headline)}
                onClick={() => lead(article)}
              >
                <IconArrowBarToUp size={18} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={w.remove(article.headline)}
              onClick={() => remove(article)}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </SortableRow>
        ))}
      </ol>
    </Sortable>
  )
}
