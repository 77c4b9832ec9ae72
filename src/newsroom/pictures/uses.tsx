import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MediaWithUses } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import { articleTerms } from '../ui/article-terms.ts'
import { AnchorLink } from '../ui/links.tsx'
import classes from './details.module.css'

interface Use {
  id: number
  to: string
  name: string
  mark?: string
}

export function Uses({ media: { uses } }: { media: MediaWithUses }) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const named = (place: string, list: { id: number; name: string }[], isOne = false): Use[] =>
    list.map(({ id, name }) => ({
      id,
      name: name || w.untitled,
      to: `/newsroom/${place}${isOne ? '' : `/${id}`}`,
    }))
  const articles = uses.articles.map(({ id, headline, state, trashed }) => ({
    ...{ id, name: headline, to: `/newsroom/articles/${id}` },
    mark: trashed ? t.trashed : t.states[state],
  }))
  const groups: [string, Use[], ReactNode?][] = [
    [w.inArticles, articles, uses.more && w.moreUses],
    [w.inCoverages, named('live', uses.coverages)],
    [w.inStories, named('stories', uses.stories)],
    [w.inPeople, named('people', uses.people, true)],
    [w.inTopics, named('topics', uses.topics, true)],
    [w.inProgrammes, named('programmes', uses.programmes, true)],
    [w.inChannels, named('channel', uses.channels, true)],
    [w.inPages, named('pages', uses.pages)],
    [w.inVideos, named('pictures', uses.videos)],
  ]
  const filled = groups.filter(([, list]) => list.length > 0)
  return (
    <section aria-labelledby="uses">
      <Title order={2} id="uses" mt="lg" mb="xs">
        {w.uses}
      </Title>
      {filled.length === 0 && (
        <Text size="sm" c="dimmed">
          {w.usedNowhere}
        </Text>
      )}
      {filled.map(([name, list, more]) => (
        <div key={name} className={classes.uses}>
          <h3>{name}</h3>
          <ul>
            {list.map(({ id, to, name: label, mark }) => (
              <li key={id}>
                <AnchorLink to={to}>
                  <bdi>{label}</bdi>
                </AnchorLink>
                {mark && <span className={classes.mark}>{mark}</span>}
              </li>
            ))}
          </ul>
          {more && (
            <Text size="sm" c="dimmed">
              {more}
            </Text>
          )}
        </div>
      ))}
    </section>
  )
}
