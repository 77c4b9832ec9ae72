/**
 * The stories panel: a row of running stories. Each opens in place to show its latest headlines, without a
 * script.
 */
import { type Card, listCards } from '../../content/articles/cards.ts'
import { coveragesIn } from '../../content/coverage/places.ts'
import type { Picture } from '../../content/media/pictures.ts'
import { renditionUrl } from '../../content/media/renditions.ts'
import { countOpenStories, openStories, type Story } from '../../content/stories/read.ts'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { HeadlineList } from '../parts/headlines.tsx'
import { Plate } from '../parts/picture.tsx'
import { storyPath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'

const headlinesShown = 2

export const renderPanel = (readContext: SiteReadContext): Promise<string> => panelOf(readContext, 12)

/** With more stories, a whole article would no longer fit in its first round trip. */
export const renderShortPanel = (readContext: SiteReadContext): Promise<string> => panelOf(readContext, 7)

async function panelOf(readContext: SiteReadContext, storiesShown: number): Promise<string> {
  const locale = await readLocale(readContext)
  const all = await openStories(readContext)
  if (all.length === 0) return ''
  const number = await countOpenStories(readContext, all)
  const stories = await Promise.all(
    all
      .slice(0, storiesShown)
      .map(async (story) => ({ story, cards: await headlinesOf(readContext, story) })),
  )
  const live = await coveragesIn(readContext, { state: 'live', count: storiesShown })
  const running = new Set(live.flatMap((coverage) => coverage.stories.map(({ id }) => id)))
  const { messages, publication } = locale
  return String(
    <section class="panel" aria-labelledby="stories">
      <h2>
        <a id="stories" href="/stories">
          {publication.storiesLabel || messages.stories}
        </a>{' '}
        <b>{messages.storyItems(number, publication.digits)}</b>
      </h2>
      <ul class="strip">
        {stories.map(({ story, cards }) => (
          <li>
            <StoryPart locale={locale} story={story} cards={cards} live={running.has(story.id)} />
          </li>
        ))}
      </ul>
    </section>,
  )
}

interface PartProps {
  locale: SiteLocale
  story: Story
  cards: Card[]
  /** Whether the story has a running coverage. */
  live: boolean
}

function StoryPart({ locale, story, cards, live }: PartProps) {
  const name = <Text of={story.name} base={locale.direction} />
  return (
    <details name="story">
      <summary>
        <Round picture={story.picture} />
        <span>{name}</span>
        {live && ' '}
        {live && <b class="alert">{locale.messages.momentByMoment}</b>}
      </summary>
      <div>
        <HeadlineList locale={locale} cards={cards} timed />
        <a href={storyPath(story)}>{locale.messages.seeAll}</a>
      </div>
    </details>
  )
}

/** Decorative, and in one format alone: eight of them stand before the text of every article. */
function Round({ picture }: { picture: Picture | null }) {
  if (!picture?.version) return <Plate alt="" />
  return (
    <img src={renditionUrl(picture, 'square', 160, 'webp')} width="80" height="80" alt="" loading="lazy" />
  )
}

/** A story about a programme shows the programme's episodes until it has articles of its own. */
async function headlinesOf(readContext: SiteReadContext, story: Story): Promise<Card[]> {
  const own = await listCards(readContext, `story:${story.id}`, headlinesShown)
  if (own.cards.length > 0 || !story.programme) return own.cards
  return (await listCards(readContext, `programme:${story.programme.id}`, headlinesShown)).cards
}
