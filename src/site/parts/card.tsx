/** An article as lists show it. */
import type { Card } from '../../content/articles/cards.ts'
import type { Crop, Width } from '../../content/media/renditions.ts'
import { toDigits } from '../../language/digits.ts'
import { sectionAddress } from '../addresses.ts'
import { type House, inLanguage, Text, When } from '../house.tsx'
import { HeadlineLink } from './headlines.tsx'
import { Picture } from './picture.tsx'

/**
 * lead: the first thing on a page · tile: picture above words · side: picture beside words ·
 * plain: words alone · voice: who says it, then what
 */
export type Look = 'lead' | 'tile' | 'side' | 'plain' | 'voice'

interface Props {
  house: House
  card: Card
  look: Look
  level?: 2 | 3
  /** Leave out what the page's own heading says already. */
  without?: 'section' | 'author'
  withStandfirst?: boolean
  first?: boolean
}

const pictures: Record<'lead' | 'tile' | 'side', { crop: Crop; sizes: string; largest: Width }> = {
  lead: { crop: 'wide', sizes: '(min-width:60em) 50rem,100vw', largest: 1600 },
  tile: { crop: 'photo', sizes: '(min-width:60em) 20rem,(min-width:36em) 45vw,100vw', largest: 960 },
  side: { crop: 'photo', sizes: '9rem', largest: 480 },
}

export const leadPicture = pictures.lead

/** The first one that can be seen stands large, else the first. */
export const leadOf = (cards: Card[]): Card | undefined =>
  cards.find((card) => card.picture?.version) ?? cards[0]

export function CardView({ house, card, look, level = 3, without, withStandfirst, first }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const { picture } = card
  const { lang, dir } = inLanguage(house, card.language)
  const minutes = card.durationSeconds ? durationOf(house, card.durationSeconds) : null
  return (
    <article class={`card ${look}`} data-kind={card.kind === 'news' ? undefined : card.kind}>
      {(look === 'lead' || look === 'tile' || look === 'side') && picture && (
        <div class="shot">
          <Picture
            picture={picture}
            {...pictures[look]}
            alt={picture.version ? picture.alt : ''}
            first={first}
          />
          {minutes && <span class="length">{minutes}</span>}
        </div>
      )}
      <div class="words">
        <Kicker house={house} card={card} without={without} />
        <Heading>
          <HeadlineLink house={house} card={card} />
        </Heading>
        {withStandfirst && card.standfirst && (
          <p lang={lang} dir={dir}>
            <Text of={card.standfirst} base={dir ?? house.direction} />
          </p>
        )}
        <p class="by">
          {card.author && (card.kind === 'opinion' || look === 'voice') && without !== 'author' && (
            <b>{card.author.name}</b>
          )}
          <When house={house} at={card.publishedAt} />
        </p>
      </div>
    </article>
  )
}

/** What kind of thing it is, above the headline; the section's name where the page does not say it. */
function Kicker({ house, card, without }: Pick<Props, 'house' | 'card' | 'without'>) {
  const { words } = house
  const kind =
    card.kind === 'opinion' || card.kind === 'analysis' || card.kind === 'explainer'
      ? words.kinds[card.kind]
      : ''
  const section = without === 'section' ? null : card.section
  if (!card.breaking && !kind && !section) return null
  const sameName = section?.name === kind
  return (
    <p class="kicker">
      {card.breaking && <b class="alert">{words.breaking}</b>}
      {kind && !sameName && <b>{kind}</b>}
      {section && <a href={sectionAddress(section)}>{section.name}</a>}
    </p>
  )
}

/** 12:05, read left to right everywhere. */
export function durationOf({ publication }: House, seconds: number): string {
  const whole = Math.round(seconds)
  const pad = (n: number) => String(n).padStart(2, '0')
  const text =
    whole >= 3600
      ? `${Math.floor(whole / 3600)}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`
      : `${Math.floor(whole / 60)}:${pad(whole % 60)}`
  return toDigits(text, publication.digits)
}
