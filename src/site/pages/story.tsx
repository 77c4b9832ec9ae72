/** A story: its picture, what it is about, and the blocks of its layout, such as its key facts and its timeline. */
import { countList, listCards } from '../../content/articles/cards.ts'
import type { Picture as MediaPicture } from '../../content/media/pictures.ts'
import { storyBySlug } from '../../content/stories/read.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { storyMessages } from '../../language/messages/story/messages.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { crumbs, imagesOf, listData, topicData } from '../frame/structured-data.ts'
import { layoutFragments } from '../layout-blocks/fragments.ts'
import { storyBlockRenderers } from '../layout-blocks/story-renderers.ts'
import { readStoryTopics } from '../layout-blocks/story-topics/view.tsx'
import { readLocale, type SiteLocale, Text } from '../locale.tsx'
import { CardView, leadOf } from '../parts/card.tsx'
import { Days, Older, pageTitle } from '../parts/list.tsx'
import { Picture } from '../parts/picture.tsx'
import { iri, listArgument, older, programmePath, splitList, storyPath, topicPath } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 40

const topPicture = { crop: 'photo', sizes: '(min-width:60em) 36rem,100vw', largest: 960 } as const

async function readStory(readContext: SiteReadContext, name: string) {
  const story = await storyBySlug(readContext, name)
  if (!story) return null
  const own = `story:${story.id}`
  const number = await countList(readContext, own)
  const locale = await readLocale(readContext)
  const { messages, publication } = locale
  const programme = number === 0 && story.programme ? `programme:${story.programme.id}` : null
  return {
    story,
    // A story about a programme shows the programme's episodes until it has articles of its own.
    list: programme ?? own,
    counted: programme
      ? messages.episodes(await countList(readContext, programme), publication.digits)
      : messages.storyItems(number, publication.digits),
    locale,
  }
}

async function read(readContext: SiteReadContext, argument: string) {
  const { name, before } = splitList(argument)
  const found = await readStory(readContext, name)
  if (!found) return null
  return { ...found, before, page: await listCards(readContext, found.list, perPage, before) }
}

export const storyRoute: Route = {
  name: 'story',
  match: ([first, slug, rest], query) =>
    first === 'stories' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(readContext, argument) {
    const { name, before } = splitList(argument)
    const story = await storyBySlug(readContext, name)
    if (!story) return notFoundPlan(readContext)
    const blocks =
      before === null
        ? await layoutFragments(readContext, { kind: 'story', id: story.id, argument })
        : [`timeline:${argument}`]
    return htmlPlan(readContext, {
      key: `story:${argument}`,
      canonical: older(storyPath(story), before),
      body: [`story-open:${name}`, ...blocks, 'main-close', 'panel', 'headlines'],
    })
  },

  async head(readContext, argument) {
    const found = await read(readContext, argument)
    if (!found) return { title: '', kind: 'story' }
    const { story, page, before, locale } = found
    const address = storyPath(story)
    const { siteUrl } = readContext
    const topics = before === null ? await readStoryTopics(readContext, story.id) : []
    return {
      title: pageTitle(locale, story.name, page, before),
      description: story.summary || `${story.name}: ${locale.publication.name}`,
      address: older(address, before),
      kind: 'story',
      picture: story.picture,
      preload: story.picture?.version ? { ...topPicture, picture: story.picture } : undefined,
      feed: { path: `stories/${story.slug}`, title: locale.messages.feedOfStory(story.name) },
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        {
          ...listData(story.name, older(address, before), page.cards, siteUrl),
          ...(story.picture?.version ? { image: imagesOf(siteUrl, story.picture) } : {}),
          ...(topics.length > 0
            ? { about: topics.map((one) => ({ ...topicData(one), url: iri(siteUrl, topicPath(one)) })) }
            : {}),
        },
        crumbs(
          [
            { name: locale.messages.stories, address: '/stories' },
            { name: story.name, address },
          ],
          locale.publication,
          siteUrl,
        ),
      ],
    }
  },

  fragments: {
    ...storyBlockRenderers,

    async 'story-open'(readContext, name) {
      const found = await readStory(readContext, name)
      if (!found) return ''
      const { story, counted, locale } = found
      const { messages, direction: base, publication } = locale
      const top = (
        <header>
          {story.picture?.version && (
            <figure>
              <Picture {...topPicture} picture={story.picture} alt={story.picture.alt} first />
              <Caption locale={locale} of={story.picture} />
            </figure>
          )}
          <div>
            <p class="kicker">
              <a href="/stories">{publication.storiesLabel || messages.stories}</a>
              {story.state !== 'open' && (
                <b>{story.state === 'closed' ? messages.closedStory : messages.archivedStory}</b>
              )}
            </p>
            <h1>
              <Text of={story.name} base={base} />
            </h1>
            {story.summary && (
              <p class="standfirst">
                <Text of={story.summary} base={base} />
              </p>
            )}
            <p class="by">
              <b>{counted}</b>
              <time datetime={locale.date(story.openedAt, 'iso-day')}>
                {messages.storySince(locale.date(story.openedAt, 'date'))}
              </time>
              {story.programme && <a href={programmePath(story.programme)}>{story.programme.name}</a>}
            </p>
            {story.state === 'open' && (
              <a class="button" href={`/follow#story-${story.id}`}>
                {readingMessages(publication.language).followStory}
              </a>
            )}
          </div>
        </header>
      )
      return `<main id="main" class="page file hub">${String(top)}`
    },

    async timeline(readContext, argument) {
      const found = await read(readContext, argument)
      if (!found) return ''
      const { story, page, before, locale } = found
      const { messages } = locale
      const first = leadOf(page.cards)
      return String(
        <>
          {before === null && first?.picture && (
            <CardView locale={locale} card={first} look="side" level={2} withStandfirst />
          )}
          {page.cards.length === 0 && <p>{messages.emptyStory}</p>}
          <section class="spine" aria-label={messages.timeline}>
            <Days
              locale={locale}
              cards={page.cards}
              updatedMark={storyMessages(locale.publication.language).updated}
            />
          </section>
          <Older locale={locale} address={storyPath(story)} page={page} before={before} />
        </>,
      )
    },
  },
}

function Caption({ locale, of: { caption, creditline } }: { locale: SiteLocale; of: MediaPicture }) {
  if (!caption && !creditline) return null
  return (
    <figcaption>
      {caption && <Text of={caption} base={locale.direction} />}
      {caption && creditline && ' — '}
      {creditline && (
        <small>
          <Text of={creditline} base={locale.direction} />
        </small>
      )}
    </figcaption>
  )
}
