/** All stories: the open ones first, with what is new in them; then those that are over. */
import { type Card, countList, listCards } from '../../content/articles/cards.ts'
import { allStories, type Story } from '../../content/stories/read.ts'
import { storyAddress } from '../addresses.ts'
import { htmlPlan } from '../frame/plan.ts'
import { type House, readHouse, Text } from '../house.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import { Thumb } from '../parts/picture.tsx'
import type { Route } from '../route.ts'

export const storiesRoute: Route = {
  name: 'stories',
  match: ([first, second]) => (first === 'stories' && second === undefined ? '' : null),
  plan: (reading) =>
    htmlPlan(reading, { key: 'stories:', canonical: '/stories', body: ['stories', 'headlines'] }),

  async head(reading) {
    const { words, publication } = await readHouse(reading)
    const title = publication.storiesLabel || words.allStories
    return { title, description: `${title}: ${publication.name}`, address: '/stories', kind: 'stories' }
  },

  fragments: {
    async stories(reading) {
      const house = await readHouse(reading)
      const { words, publication } = house
      const all = await allStories(reading)
      const read = async (story: Story) => {
        const list = `story:${story.id}`
        return {
          story,
          number: await countList(reading, list),
          cards: (await listCards(reading, list, 3)).cards,
        }
      }
      const open = await Promise.all(all.filter(({ state }) => state === 'open').map(read))
      const over = all.filter(({ state }) => state !== 'open')
      return String(
        <main id="main" class="page">
          <h1>{publication.storiesLabel || words.allStories}</h1>
          {all.length === 0 && <p>{words.emptyList}</p>}
          <ul class="files">
            {open.map((item) => (
              <li>
                <OpenStory house={house} {...item} />
              </li>
            ))}
          </ul>
          {over.length > 0 && (
            <section class="over" aria-labelledby="over">
              <h2 id="over">{words.fromTheArchive}</h2>
              <ul>
                {over.map((story) => (
                  <li>
                    <a href={storyAddress(story)}>
                      <Text of={story.name} base={house.direction} />
                    </a>{' '}
                    <span>{story.state === 'closed' ? words.closedStory : words.archivedStory}</span>
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
  house,
  story,
  number,
  cards,
}: {
  house: House
  story: Story
  number: number
  cards: Card[]
}) {
  const { words, publication, direction: base } = house
  return (
    <article>
      <Thumb picture={story.picture} size={160} />
      <div>
        <h2>
          <a href={storyAddress(story)}>
            <Text of={story.name} base={base} />
          </a>
        </h2>
        <p class="by">
          {story.pinned && <b>{words.pinned}</b>}
          <span>{words.storyItems(number, publication.digits)}</span>
        </p>
        {story.summary && (
          <p>
            <Text of={story.summary} base={base} />
          </p>
        )}
        <HeadlineList house={house} cards={cards} />
      </div>
    </article>
  )
}
