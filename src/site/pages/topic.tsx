/** A topic: a keyword, a person, a place or an organisation, and the articles about it. */
import { countList, listCards } from '../../content/articles/cards.ts'
import { topicBySlug } from '../../content/topics/read.ts'
import { browsingMessages } from '../../language/messages/browsing/messages.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { crumbs, listData, topicData } from '../frame/structured-data.ts'
import { readLocale, Text } from '../locale.tsx'
import { Cards, Older, pageTitle } from '../parts/list.tsx'
import { Picture } from '../parts/picture.tsx'
import { listArgument, older, splitList, topicPath } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 20
/** Search engines are asked to leave out a page of fewer articles that says nothing of its own. */
const fewest = 2

async function read(readContext: SiteReadContext, argument: string) {
  const { name, before } = splitList(argument)
  const topic = await topicBySlug(readContext, name)
  if (!topic) return null
  const locale = await readLocale(readContext)
  return {
    ...{ topic, before, locale, own: browsingMessages(locale.publication.language) },
    page: await listCards(readContext, `topic:${topic.id}`, perPage, before),
  }
}

export const topicRoute: Route = {
  name: 'topic',
  match: ([first, slug, rest], query) =>
    first === 'topics' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(readContext, argument) {
    const { name, before } = splitList(argument)
    const topic = await topicBySlug(readContext, name)
    if (!topic) return notFoundPlan(readContext)
    return htmlPlan(readContext, {
      key: `topic:${argument}`,
      canonical: older(topicPath(topic), before),
      body: [`topic-open:${name}`, `topic-articles:${argument}`, 'main-close', 'panel', 'headlines'],
    })
  },

  async head(readContext, argument) {
    const found = await read(readContext, argument)
    if (!found) return { title: '', kind: 'topic' }
    const { topic, page, before, locale, own } = found
    const { publication } = locale
    const address = topicPath(topic)
    const place = older(address, before)
    return {
      title: pageTitle(locale, topic.name, page, before),
      description: topic.description || own.aboutTopic(topic.name),
      address: place,
      noindex: topic.description === '' && before === null && page.cards.length < fewest,
      kind: 'topic',
      picture: topic.picture,
      feed: { path: `topics/${topic.slug}`, title: own.feedOfTopic(topic.name) },
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        { ...listData(topic.name, place, page.cards, readContext.siteUrl), about: topicData(topic) },
        crumbs([{ name: topic.name, address }], publication, readContext.siteUrl),
      ],
    }
  },

  fragments: {
    async 'topic-open'(readContext, name) {
      const topic = await topicBySlug(readContext, name)
      if (!topic) return ''
      const { direction: base, messages, publication } = await readLocale(readContext)
      const own = browsingMessages(publication.language)
      const number = await countList(readContext, `topic:${topic.id}`)
      const top = (
        <header>
          {topic.picture?.version && (
            <Picture
              picture={topic.picture}
              crop="square"
              sizes="(min-width:48em) 14rem,40vw"
              largest={480}
              alt={topic.picture.alt}
              first
            />
          )}
          <div>
            <p class="kicker">{own.topicKinds[topic.kind]}</p>
            <h1>
              <Text of={topic.name} base={base} />
            </h1>
            {topic.description && (
              <p class="standfirst">
                <Text of={topic.description} base={base} />
              </p>
            )}
            <p class="by">
              <b>{messages.articles(number, publication.digits)}</b>
              <a href={`/feeds/topics/${topic.slug}.rss`}>{own.topicFeed}</a>
            </p>
          </div>
        </header>
      )
      return `<main id="main" class="page file">${String(top)}`
    },

    async 'topic-articles'(readContext, argument) {
      const found = await read(readContext, argument)
      if (!found) return ''
      const { topic, page, before, locale, own } = found
      return String(
        <>
          <section aria-labelledby="about">
            <h2 id="about" class="vh">
              {own.aboutTopic(topic.name)}
            </h2>
            <Cards locale={locale} cards={page.cards} look="side" />
          </section>
          <Older locale={locale} address={topicPath(topic)} page={page} before={before} />
        </>,
      )
    },
  },
}
