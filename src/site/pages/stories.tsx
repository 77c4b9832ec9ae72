/** All stories: open ones first with their latest articles, then closed ones. */
import { type Card, countList, listCards } from '../../content/articles/cards.ts'
import { allStories, type Story } from '../../content/stories/read.ts'
import { htmlPlan } from '../frame/plan.ts'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import { Thumb } from '../parts/picture.tsx'
import { storyPath } from '../paths.ts'
import type { Route } from '../route.ts'

export const storiesRoute: Route = {
  name: 'stories',
  match: ([first, second]) => (first === 'stories' && second === undefined ? '' : null),
  plan: (readContext) =>
    htmlPlan(readContext, { key: 'stories:', canonical: '/stories', body: ['stories', 'headlines'] }),

  async head(readContext) {
    const { messages, publication } = await readLocale(readContext)
    const title = publication.storiesLabel || messages.allStories
    return { title, description: `${title}: ${publication.name}`, address: '/stories', kind: 'stories' }
  },

  fragments: {
    async stories(readContext) {
      const locale = await readLocale(readContext)
      const { messages, publication } = locale
      const all = await allStories(readContext)
      const read = async (story: Story) => {
        const own = `story:${story.id}`
        const number = await countList(readContext, own)
        // A story about a programme shows the programme's episodes until it has articles of its own.
        const programme = number === 0 && story.programme ? `programme:${story.programme.id}` : null
        return {
          story,
          counted: programme
            ? messages.episodes(await countList(readContext, programme), publication.digits)
            : messages.storyItems(number, publication.digits),
          cards: (await listCards(readContext, programme ?? own, 3)).cards,
        }
      }
      const open = await Promise.all(all.filter(({ state }) => state === 'open').map(read))
      const over = all.filter(({ state }) => state !== 'open')
      return String(
        <main id="main" class="page">
          <h1>{publication.storiesLabel || messages.allStories}</h1>
          {all.length === 0 && <p>{messages.emptyList}</p>}
          <ul class="files">
            {open.map((item) => (
              <li>
                <OpenStory locale={locale} {...item} />
              </li>
            ))}
          </ul>
          {over.length > 0 && (
            <section class="over" aria-labelledby="over">
              <h2 id="over">{messages.fromTheArchive}</h2>
              <ul>
                {over.map((story) => (
                  <li>
                    <a href={storyPath(story)}>
                      <Text of={story.name} base={locale.direction} />
                    </a>{' '}
                    <span>{story.state === 'closed' ? messages.closedStory : messages.archivedStory}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </main>,
      )
    },
  },
}

function OpenStory({
  locale,
  story,
  counted,
  cards,
}: {
  locale: SiteLocale
  story: Story
  counted: string
  cards: Card[]
}) {
  const { messages, direction: base } = locale
  return (
    <article>
      <Thumb picture={story.picture} size={160} />
      <div>
        <h2>
          <a href={storyPath(story)}>
            <Text of={story.name} base={base} />
          </a>
        </h2>
        <p class="by">
          {story.pinned && <b>{messages.pinned}</b>}
          <span>{counted}</span>
        </p>
        {story.summary && (
          <p>
            <Text of={story.summary} base={base} />
          </p>
        )}
        <HeadlineList locale={locale} cards={cards} />
      </div>
    </article>
  )
}
