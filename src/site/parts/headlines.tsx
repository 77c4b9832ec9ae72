import type { Card } from '../../content/articles/cards.ts'
import { articleAddress } from '../addresses.ts'
import { type House, inLanguage, Text, When } from '../house.tsx'

/** A headline as a link, with the mark of what is not plain news. */
export function HeadlineLink({ house, card }: { house: House; card: Card }) {
  const { lang, dir } = inLanguage(house, card.language)
  const mark = markOf(house, card)
  return (
    <a href={articleAddress(card)} lang={lang} dir={dir}>
      <Text of={card.headline} base={dir ?? house.direction} />
      {mark && ` (${mark})`}
    </a>
  )
}

/** (فيديو), (صور): what a reader wants to know before opening. */
function markOf({ words }: House, { kind, headline }: Card): string {
  const mark = kind === 'video' ? words.video : kind === 'gallery' ? words.gallery : ''
  return headline.includes(`(${mark}`) ? '' : mark
}

interface ListProps {
  house: House
  cards: Card[]
  ordered?: boolean
  timed?: boolean
}

export function HeadlineList({ house, cards, ordered, timed }: ListProps) {
  const items = cards.map((card) => (
    <li>
      <HeadlineLink house={house} card={card} />
      {timed && ' '}
      {timed && <When house={house} at={card.publishedAt} />}
    </li>
  ))
  return ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}
