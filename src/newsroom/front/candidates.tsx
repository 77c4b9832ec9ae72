import { Button, Text, Title } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { ArticleField } from '../pickers/article-picker.tsx'
import { Headline } from '../ui/headline.tsx'
import classes from './front.module.css'
import type { FrontArticle } from './front.tsx'
import { messages } from './messages.ts'
import { SectionAndTime } from './section-and-time.tsx'

/** Articles that can be added to the front page: by search, or the latest; first those that fill it now. */
export function Candidates({
  latest,
  arranged,
  places,
  put,
}: {
  latest: FrontArticle[]
  arranged: FrontArticle[]
  places: number
  put(article: FrontArticle): void
}) {
  const w = useMessages(messages)
  const ids = arranged.map(({ id }) => id)
  const free = latest.filter(({ id }) => !ids.includes(id))
  const filling = free.slice(0, Math.max(0, places - arranged.length))
  return (
    <section>
      <ArticleField
        without={ids}
        onPick={({ id, title, detail, at }) =>
          put(
            latest.find((one) => one.id === id) ?? {
              ...{ id, headline: title, section: detail ? { name: detail } : null },
              ...{ publishedAt: at, breaking: false, picture: null },
            },
          )
        }
      />
      {filling.length > 0 && (
        <>
          <Title order={2} mt="md">
            {w.fills}
          </Title>
          <Text size="sm" c="dimmed">
            {w.fillsDetail}
          </Text>
          <Latest label={w.fills} articles={filling} put={put} />
        </>
      )}
      <Title order={2} mt="md">
        {w.latest}
      </Title>
      <Latest label={w.latest} articles={free.slice(filling.length, filling.length + 15)} put={put} />
    </section>
  )
}

function Latest({
  label,
  articles,
  put,
}: {
  label: string
  articles: FrontArticle[]
  put(article: FrontArticle): void
}) {
  const w = useMessages(messages)
  return (
    <ul className={classes.latest} aria-label={label}>
      {articles.map((article) => (
        <li key={article.id}>
          <div className={classes.words}>
            <Text size="sm">
              <Headline of={article.headline} />
            </Text>
            <SectionAndTime of={article} />
          </div>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={w.pinName(article.headline)}
            onClick={() => put(article)}
          >
            {w.pin}
          </Button>
        </li>
      ))}
    </ul>
  )
}
