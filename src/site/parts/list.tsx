/** Lists of cards, and links to older pages. */
import type { Card, CardPage } from '../../content/articles/cards.ts'
import type { Person } from '../../content/people/people.ts'
import { browsingMessages } from '../../language/messages/browsing/messages.ts'
import { type SiteLocale, When } from '../locale.tsx'
import { older } from '../paths.ts'
import { CardView, type Look } from './card.tsx'
import { HeadlineLink } from './headlines.tsx'
import { Thumb } from './picture.tsx'

export function Cards({
  locale,
  cards,
  look,
  without,
}: {
  locale: SiteLocale
  cards: Card[]
  look: Look
  without?: 'section' | 'author'
}) {
  return (
    <ul class={`cards ${look}s`}>
      {cards.map((card) => (
        <li>
          <CardView
            locale={locale}
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

/** Opinion articles: the author with a portrait, then the headline. */
export function Voices({
  locale,
  cards,
  portraits,
}: {
  locale: SiteLocale
  cards: Card[]
  portraits: Map<number, Person>
}) {
  return (
    <ul class="cards voices">
      {cards.map((card) => (
        <li>
          <Portrait person={portraits.get(card.author?.id ?? 0)} />
          <CardView locale={locale} card={card} look="voice" without="section" />
        </li>
      ))}
    </ul>
  )
}

/** Without a portrait, the first letter of the name. */
function Portrait({ person }: { person: Person | undefined }) {
  if (!person || person.picture?.version) return <Thumb picture={person?.picture ?? null} size={80} />
  const [first] = new Intl.Segmenter().segment(person.name)
  return (
    <div class="plate" aria-hidden="true">
      {first?.segment}
    </div>
  )
}

interface DaysProps {
  locale: SiteLocale
  cards: Card[]
  /** The mark of an article that changed after its publication; without it, none is marked. */
  updatedMark?: string
  /** Whether the page is about one day, which its headline names. */
  isOneDay?: boolean
}

/** A minute: what is closer was one publication. */
const sameMomentMs = 60_000

const wasUpdated = ({ publishedAt, publishedDateOnly, modifiedAt }: Card) =>
  !publishedDateOnly && modifiedAt.getTime() - publishedAt.getTime() > sameMomentMs

/** Cards grouped by publication day, newest first, with their times. */
export function Days({ locale, cards, updatedMark, isOneDay = false }: DaysProps) {
  const days = Map.groupBy(cards, (card) => locale.date(card.publishedAt, 'iso-day'))
  return (
    <>
      {[...days].map(([day, list]) => (
        <section class="day-of" aria-labelledby={`d${day}`}>
          <h2 id={`d${day}`} class={isOneDay ? 'vh' : undefined}>
            <time datetime={day}>{locale.date(list[0]!.publishedAt, 'full')}</time>
          </h2>
          <ol>
            {list.map((card) => (
              <li>
                {card.publishedDateOnly ? (
                  <span />
                ) : (
                  <When locale={locale} at={card.publishedAt} shape="time" fixed />
                )}
                <h3>
                  <HeadlineLink locale={locale} card={card} />
                </h3>
                {(card.section || (updatedMark && wasUpdated(card))) && (
                  <span>
                    {card.section?.name}
                    {updatedMark && wasUpdated(card) && <b>{updatedMark}</b>}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

interface OlderProps {
  locale: SiteLocale
  /** The path of the list's first page. */
  address: string
  page: CardPage
  /** The position where this page begins; null on the first page. */
  before: number | null
}

/** Links to the next page and back to the first one. */
export function Older({ locale, address, page, before }: OlderProps) {
  if (page.older === null && before === null) return null
  return (
    <nav class="pages" aria-label={locale.messages.pages}>
      {before !== null && <a href={address}>{browsingMessages(locale.publication.language).firstPage}</a>}
      {page.older !== null && (
        <a rel="next" href={older(address, page.older)}>
          {locale.messages.older}
        </a>
      )}
    </nav>
  )
}

/** Later pages of a list get the date of their newest article in the title, those of a day its time. */
export const pageTitle = (
  locale: SiteLocale,
  title: string,
  page: CardPage,
  before: number | null,
  shown: 'date' | 'time' = 'date',
): string => {
  const at = page.cards[0]?.publishedAt
  if (before === null || !at) return title
  return `${title} – ${shown === 'date' ? locale.day(at) : locale.date(at, 'time')}`
}
