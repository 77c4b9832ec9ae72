import { Button, Text, Title } from '@mantine/core'
import { Headline } from '../../desk/headline.tsx'
import { Time } from '../../shell/time.tsx'
import { useWords } from '../../words.ts'
import { FindArticle } from '../parts/find-article.tsx'
import classes from './front.module.css'
import type { FrontArticle } from './front.tsx'
import { words } from './words.ts'

/** What can go on the front: found by its words, or of the latest; those first that fill it up now. */
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
  const w = useWords(words)
  const ids = arranged.map(({ id }) => id)
  const free = latest.filter(({ id }) => !ids.includes(id))
  const filling = free.slice(0, Math.max(0, places - arranged.length))
  return (
    <section>
      <FindArticle
        without={ids}
        choose={({ id, title, detail, at }) =>
          put(
            latest.find((one) => one.id === id) ?? {
              ...{ id, headline: title, section: detail ? { name: detail } : null },
              ...{ publishedAt: at ?? new Date().toISOString(), breaking: false, picture: null },
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
  const w = useWords(words)
  return (
    <ul className={classes.latest} aria-label={label}>
      {articles.map((article) => (
        <li key={article.id}>
          <div className={classes.words}>
            <Text size="sm">
              <Headline of={article.headline} />
            </Text>
            <Text size="xs" c="dimmed">
              {article.section && (
                <>
                  <bdi>{article.section.name}</bdi> ·{' '}
                </>
              )}
              <Time at={article.publishedAt} />
            </Text>
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
