/** The page of a person and their articles. */
import { listCards } from '../../content/articles/cards.ts'
import { personBySlug } from '../../content/people/people.ts'
import { browsingMessages } from '../../language/messages/browsing/messages.ts'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import { imageOf, listData } from '../frame/structured-data.ts'
import { readLocale, Text } from '../locale.tsx'
import { FollowAuthor } from '../parts/follow-author.tsx'
import { Cards, Older, pageTitle } from '../parts/list.tsx'
import { Thumb } from '../parts/picture.tsx'
import { authorPath, iri, listArgument, older, splitList } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'

const perPage = 20

async function read(readContext: SiteReadContext, argument: string) {
  const { name, before } = splitList(argument)
  const person = await personBySlug(readContext, name)
  if (!person) return null
  return {
    person,
    before,
    page: await listCards(readContext, `person:${person.id}`, perPage, before),
    locale: await readLocale(readContext),
  }
}

export const authorRoute: Route = {
  name: 'author',
  match: ([first, slug, rest], query) =>
    first === 'authors' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(readContext, argument) {
    const { name, before } = splitList(argument)
    const person = await personBySlug(readContext, name)
    if (!person) return notFoundPlan(readContext)
    return htmlPlan(readContext, {
      key: `author:${argument}`,
      canonical: older(authorPath(person), before),
      body: [`author:${argument}`, 'headlines'],
    })
  },

  async head(readContext, argument) {
    const found = await read(readContext, argument)
    if (!found) return { title: '', kind: 'author' }
    const { person, page, before, locale } = found
    const address = authorPath(person)
    return {
      title: pageTitle(locale, person.name, page, before),
      description: person.bio || locale.messages.articlesBy(person.name),
      address: older(address, before),
      kind: 'author',
      type: 'profile',
      picture: person.picture,
      feed: {
        path: `authors/${person.slug}`,
        title: browsingMessages(locale.publication.language).feedOfAuthor(person.name),
      },
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        {
          '@context': 'https://schema.org',
          '@type': 'ProfilePage',
          mainEntity: {
            '@type': 'Person',
            name: person.name,
            url: iri(readContext.siteUrl, address),
            jobTitle: person.jobTitle || undefined,
            description: person.bio || undefined,
            ...(person.picture?.version ? { image: imageOf(readContext.siteUrl, person.picture).url } : {}),
          },
        },
        listData(person.name, older(address, before), page.cards, readContext.siteUrl),
      ],
    }
  },

  fragments: {
    async author(readContext, argument) {
      const found = await read(readContext, argument)
      if (!found) return ''
      const { person, page, locale, before } = found
      return String(
        <main id="main" class="page person">
          <header>
            {person.picture && <Thumb picture={person.picture} size={160} />}
            <div>
              <h1>
                <Text of={person.name} base={locale.direction} />
              </h1>
              {person.jobTitle && (
                <p class="by">
                  <b>
                    <Text of={person.jobTitle} base={locale.direction} />
                  </b>
                </p>
              )}
              {person.bio && (
                <p>
                  <Text of={person.bio} base={locale.direction} />
                </p>
              )}
              <p class="by">
                <a href={`/feeds/authors/${person.slug}.rss`}>
                  {browsingMessages(locale.publication.language).authorFeed}
                </a>
                <FollowAuthor locale={locale} person={person} />
              </p>
            </div>
          </header>
          <section aria-labelledby="works">
            <h2 id="works" class="vh">
              {locale.messages.articlesBy(person.name)}
            </h2>
            {page.cards.length === 0 && <p>{locale.messages.emptyAuthor}</p>}
            <Cards locale={locale} cards={page.cards} look="side" without="author" />
          </section>
          <Older locale={locale} address={authorPath(person)} page={page} before={before} />
        </main>,
      )
    },
  },
}
