/** Lists of cards, and the way to what is older. */
import type { Card, CardPage } from '../../content/articles/cards.ts'
import type { Person } from '../../content/people/people.ts'
import { older } from '../addresses.ts'
import { type House, When } from '../house.tsx'
import { CardView, type Look } from './card.tsx'
import { HeadlineLink } from './headlines.tsx'
import { Thumb } from './picture.tsx'

export function Cards({
  house,
  cards,
  look,
  without,
}: {
  house: House
  cards: Card[]
  look: Look
  without?: 'section' | 'author'
}) {
  return (
    <ul class={`cards ${look}s`}>
      {cards.map((card) => (
        <li>
          <CardView
            house={house}
            card={card}
            look={look}
            without={without}
            withStandfirst={look === 'side'}
          />
        </li>
      ))}
    </ul>
  )
}

/** Opinions: who says it, with their portrait, then what. */
export function Voices({
  house,
  cards,
  portraits,
}: {
  house: House
  cards: Card[]
  portraits: Map<number, Person>
}) {
  return (
    <ul class="cards voices">
      {cards.map((card) => (
        <li>
          <Thumb picture={portraits.get(card.author?.id ?? 0)?.picture ?? null} size={80} />
          <CardView house={house} card={card} look="voice" without="section" />
        </li>
      ))}
    </ul>
  )
}

/** Cards under the days on which they were published, newest first: a spine of times. */
export function Days({ house, cards }: { house: House; cards: Card[] }) {
  const days = Map.groupBy(cards, (card) => house.date(card.publishedAt, 'iso-day'))
  return (
    <>
      {[...days].map(([day, list]) => (
        <section class="day-of" aria-labelledby={`d${day}`}>
          <h2 id={`d${day}`}>
            <time datetime={day}>{house.date(list[0]!.publishedAt, 'full')}</time>
          </h2>
          <ol>
            {list.map((card) => (
              <li>
                <When house={house} at={card.publishedAt} shape="time" fixed />
                <h3>
                  <HeadlineLink house={house} card={card} />
                </h3>
                {card.section && <span>{card.section.name}</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

export function Older({ house, address, page }: { house: House; address: string; page: CardPage }) {
  if (page.older === null) return null
  return (
    <nav class="pages" aria-label={house.words.pages}>
      <a rel="next" href={older(address, page.older)}>
        {house.words.older}
      </a>
    </nav>
  )
}
