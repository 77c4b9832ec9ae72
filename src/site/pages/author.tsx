/** A person and what they wrote. */
import { listCards } from '../../content/articles/cards.ts'
import { personBySlug } from '../../content/people/people.ts'
import { absolute, authorAddress, listArgument, older, splitList } from '../addresses.ts'
import { htmlPlan, missing } from '../frame/plan.ts'
import { listData } from '../frame/structured-data.ts'
import { readHouse, Text } from '../house.tsx'
import { Cards, Older } from '../parts/list.tsx'
import { Thumb } from '../parts/picture.tsx'
import type { Route, SiteReading } from '../route.ts'

const perPage = 20

async function read(reading: SiteReading, argument: string) {
  const { name, before } = splitList(argument)
  const person = await personBySlug(reading, name)
  if (!person) return null
  return {
    person,
    before,
    page: await listCards(reading, `person:${person.id}`, perPage, before),
    house: await readHouse(reading),
  }
}

export const authorRoute: Route = {
  name: 'author',
  match: ([first, slug, rest], query) =>
    first === 'authors' && slug && rest === undefined ? listArgument(slug, query) : null,

  async plan(reading, argument) {
    const { name, before } = splitList(argument)
    const person = await personBySlug(reading, name)
    if (!person) return missing(reading)
    return htmlPlan(reading, {
      key: `author:${argument}`,
      canonical: older(authorAddress(person), before),
      body: [`author:${argument}`, 'headlines'],
    })
  },

  async head(reading, argument) {
    const found = await read(reading, argument)
    if (!found) return { title: '', kind: 'author' }
    const { person, page, before, house } = found
    const address = authorAddress(person)
    return {
      title: person.name,
      description: person.bio || house.words.articlesBy(person.name),
      address: older(address, before),
      kind: 'author',
      type: 'profile',
      picture: person.picture,
      next: page.older === null ? undefined : older(address, page.older),
      data: [
        {
          '@context': 'https://schema.org',
          '@type': 'ProfilePage',
          mainEntity: {
            '@type': 'Person',
            name: person.name,
            url: absolute(reading.siteUrl, address),
            jobTitle: person.jobTitle || undefined,
          },
        },
        listData(person.name, older(address, before), page.cards, reading.siteUrl),
      ],
    }
  },

  fragments: {
    async author(reading, argument) {
      const found = await read(reading, argument)
      if (!found) return ''
      const { person, page, house } = found
      return String(
        <main id="main" class="page person">
          <header>
            {person.picture && <Thumb picture={person.picture} size={160} />}
            <div>
              <h1>
                <Text of={person.name} base={house.direction} />
              </h1>
              {person.jobTitle && (
                <p class="by">
                  <b>
                    <Text of={person.jobTitle} base={house.direction} />
                  </b>
                </p>
              )}
              {person.bio && (
                <p>
                  <Text of={person.bio} base={house.direction} />
                </p>
              )}
            </div>
          </header>
          <section aria-labelledby="works">
            <h2 id="works" class="vh">
              {house.words.articlesBy(person.name)}
            </h2>
            {page.cards.length === 0 && <p>{house.words.emptyAuthor}</p>}
            <Cards house={house} cards={page.cards} look="side" without="author" />
          </section>
          <Older house={house} address={authorAddress(person)} page={page} />
        </main>,
      )
    },
  },
}
