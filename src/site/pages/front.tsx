/** The front page. Each region is a fragment of its own, so that one change costs one fragment. */
import { type Card, listCards } from '../../content/articles/cards.ts'
import { nowAndNext, readChannel } from '../../content/channel/read.ts'
import { arrangedIds } from '../../content/front/arranged.ts'
import { frontCards } from '../../content/front/front.ts'
import { type Person, personById } from '../../content/people/people.ts'
import { listProgrammes } from '../../content/programmes/programmes.ts'
import { listSections } from '../../content/sections/sections.ts'
import { programmeAddress, sectionAddress } from '../addresses.ts'
import { liveLines } from '../coverage/lines.tsx'
import type { Head } from '../frame/head.tsx'
import { htmlPlan } from '../frame/plan.ts'
import { publisherOf } from '../frame/structured-data.ts'
import { type House, readHouse, Text } from '../house.tsx'
import { CardView, leadOf, leadPicture } from '../parts/card.tsx'
import { OnAir } from '../parts/guide.tsx'
import { Cards, Voices } from '../parts/list.tsx'
import { Thumb } from '../parts/picture.tsx'
import type { Route, SiteReading } from '../route.ts'

const secondRank = 5

export const frontRoute: Route = {
  name: 'front',

  match: (segments) => (segments.length === 1 && segments[0] === '' ? '' : null),

  async plan(reading) {
    const sections = await listSections(reading)
    const parts = sections.map(({ id }, at) => `front-section:${id}/${looks[at % looks.length]}`)
    // The videos and the voices break the run of sections.
    parts.splice(2, 0, 'front-videos')
    parts.splice(5, 0, 'front-opinion')
    return htmlPlan(reading, {
      key: 'front:',
      canonical: '/',
      body: [
        ...['front-open', ...(await liveLines(reading)), 'front-lead', 'panel', ...parts],
        ...['front-coverages', 'front-live', 'front-close', 'headlines'],
      ],
    })
  },

  head: frontHead,

  fragments: {
    async 'front-lead'(reading) {
      const house = await readHouse(reading)
      const [lead, ...others] = await frontCards(reading, 1 + secondRank)
      const { publication } = house
      return String(
        <div class="front-lead">
          <h1 class="vh">{[publication.name, publication.tagline].filter(Boolean).join(': ')}</h1>
          {lead && <CardView house={house} card={lead} look="lead" level={2} withStandfirst first />}
          <Cards house={house} cards={others.slice(0, 1)} look="tile" />
          <Cards house={house} cards={others.slice(1)} look="plain" />
        </div>,
      )
    },

    'front-open': () => '<main id="main">',
    'front-close': () => '</main>',

    async 'front-section'(reading, argument) {
      const [id = '', look = 'tiles'] = argument.split('/')
      const section = (await listSections(reading)).find((one) => one.id === Number(id))
      if (!section) return ''
      const arranged = await arrangedIds(reading)
      const page = await listCards(reading, `section:${id}`, 16)
      const own = page.cards.filter((card) => card.kind !== 'opinion' && !arranged.has(card.id)).slice(0, 7)
      if (own.length === 0) return ''
      const house = await readHouse(reading)
      return String(
        <section class={`band ${look}`}>
          <h2>
            <a href={sectionAddress(section)}>{section.name}</a>
          </h2>
          <SectionBand house={house} cards={own} look={look} />
        </section>,
      )
    },

    async 'front-videos'(reading) {
      const { cards } = await listCards(reading, 'kind:video', 8)
      if (cards.length === 0) return ''
      const house = await readHouse(reading)
      return String(
        <section class="band film">
          <h2>
            <a href="/videos">{house.words.videos}</a>
          </h2>
          <Cards house={house} cards={cards} look="tile" without="section" />
        </section>,
      )
    },

    async 'front-opinion'(reading) {
      const { cards } = await listCards(reading, 'kind:opinion', 4)
      if (cards.length === 0) return ''
      const house = await readHouse(reading)
      const section = cards.find((card) => card.section)?.section
      return String(
        <section class="band voices-band">
          <h2>
            {section ? <a href={sectionAddress(section)}>{house.words.opinion}</a> : house.words.opinion}
          </h2>
          <Voices house={house} cards={cards} portraits={await portraitsOf(reading, cards)} />
        </section>,
      )
    },

    async 'front-live'(reading) {
      const house = await readHouse(reading)
      const channel = await readChannel(reading)
      const programmes = (await listProgrammes(reading)).slice(0, 6)
      if (!channel && programmes.length === 0) return ''
      const { now, next } = await nowAndNext(reading, 3)
      return String(
        <section class="band air">
          <h2>
            <a href="/live">{house.words.onAir}</a>
          </h2>
          {channel && <OnAir house={house} isOn={channel.onAir} now={now} next={next} level={3} />}
          {programmes.length > 0 && (
            <ul class="shows">
              {programmes.map((programme) => (
                <li>
                  <a href={programmeAddress(programme)}>
                    <Thumb picture={programme.picture} size={160} />
                    <Text of={programme.name} base={house.direction} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>,
      )
    },
  },
}

async function portraitsOf(reading: SiteReading, cards: Card[]): Promise<Map<number, Person>> {
  const ids = new Set(cards.flatMap((card) => card.author?.id ?? []))
  const people = await Promise.all([...ids].map((id) => personById(reading, id)))
  return new Map(people.flatMap((person) => (person ? [[person.id, person]] : [])))
}

/** How the sections look, in turn. */
const looks = ['mosaic', 'rows', 'columns']

function SectionBand({ house, cards, look }: { house: House; cards: Card[]; look: string }) {
  if (look === 'rows') return <Cards house={house} cards={cards.slice(0, 4)} look="tile" without="section" />
  const first = leadOf(cards)!
  const rest = cards.filter((card) => card !== first)
  return (
    <div class="split">
      <CardView house={house} card={first} look="tile" without="section" withStandfirst />
      {look === 'columns' ? (
        <Cards house={house} cards={rest.slice(0, 6)} look="plain" without="section" />
      ) : (
        <Cards house={house} cards={rest.slice(0, 4)} look="side" without="section" />
      )}
    </div>
  )
}

async function frontHead(reading: SiteReading): Promise<Head> {
  const { publication } = await readHouse(reading)
  const [lead] = await frontCards(reading, 1)
  const publisher = publisherOf(publication, reading.siteUrl)
  return {
    title: [publication.name, publication.tagline].filter(Boolean).join(' | '),
    description: publication.tagline || undefined,
    address: '/',
    kind: 'front',
    picture: lead?.picture,
    preload: lead?.picture ? { picture: lead.picture, ...leadPicture } : undefined,
    data: [
      { '@context': 'https://schema.org', ...publisher },
      {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: publication.name,
        url: publisher.url,
        inLanguage: publication.language,
      },
    ],
  }
}
