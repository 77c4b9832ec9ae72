/** An article in a list. */
import type { Card } from '../../content/articles/cards.ts'
import type { Crop, Width } from '../../content/media/renditions.ts'
import { withoutBreakingLabel } from '../../language/breaking-label.ts'
import { toDigits } from '../../language/digits.ts'
import { inLanguage, type SiteLocale, Text, When } from '../locale.tsx'
import { sectionPath } from '../paths.ts'
import { HeadlineLink } from './headlines.tsx'
import { KickerText, labelOf, PaidMark } from './marks.tsx'
import { overridable } from './overrides.ts'
import { Picture } from './picture.tsx'

/**
 * lead: the first article of a page · tile: picture above text · side: picture beside text ·
 * plain: text only · voice: the author's portrait and name, then the headline
 */
export type Look = 'lead' | 'tile' | 'side' | 'plain' | 'voice'

export interface CardProps {
  locale: SiteLocale
  card: Card
  look: Look
  level?: 2 | 3
  /** Omits the label that the page's heading already shows. */
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

/** The first card with a picture is shown large; without pictures, the first card. */
export const leadOf = (cards: Card[]): Card | undefined =>
  cards.find((card) => card.picture?.version) ?? cards[0]

export const CardView = (props: CardProps) => overridable('card', props, () => <OwnCard {...props} />)

function OwnCard({ locale, card, look, level = 3, without, withStandfirst, first }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const { picture } = card
  const { lang, dir } = inLanguage(locale, card.language)
  // The breaking label above already says it.
  const headline = card.frontHeadline || card.headline
  const shown = {
    ...card,
    headline: card.breaking ? withoutBreakingLabel(headline) : headline,
    // The kicker says so already.
    ...{ sponsor: '', label: null },
  }
  const minutes = card.durationSeconds ? durationOf(locale, card.durationSeconds) : null
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
        <Kicker locale={locale} card={card} without={without} />
        <Heading>
          <HeadlineLink locale={locale} card={shown} />
        </Heading>
        {(withStandfirst || (look === 'tile' && !picture)) && card.standfirst && (
          <p lang={lang} dir={dir}>
            <Text of={card.standfirst} base={dir ?? locale.direction} />
          </p>
        )}
        <p class="by">
          {card.author && (card.kind === 'opinion' || look === 'voice') && without !== 'author' && (
            <b>{card.author.name}</b>
          )}
          <When locale={locale} at={card.publishedAt} dayOnly={card.publishedDateOnly} />
        </p>
      </div>
    </article>
  )
}

/**
 * The line above the headline: sponsor, label or kind, then the kicker or the section, unless the page
 * already names it.
 */
function Kicker({ locale, card, without }: Pick<CardProps, 'locale' | 'card' | 'without'>) {
  const { messages } = locale
  const label =
    card.label ||
    card.moduleKind ||
    card.kind === 'opinion' ||
    card.kind === 'analysis' ||
    card.kind === 'explainer'
      ? labelOf(locale, card)
      : ''
  const section = without === 'section' || card.kicker ? null : card.section
  if (!card.breaking && !label && !section && !card.kicker && !card.sponsor) return null
  const sameName = section?.name === label
  return (
    <p class="kicker">
      {card.breaking && <b class="alert">{messages.breaking}</b>}
      <PaidMark locale={locale} of={card} />
      {label && !sameName && card.label !== 'advertisement' && <b>{label}</b>}
      <KickerText locale={locale} of={card} />
      {section && <a href={sectionPath(section)}>{section.name}</a>}
    </p>
  )
}

/** For example 12:05, left to right in every language. */
export function durationOf({ publication }: SiteLocale, seconds: number): string {
  const whole = Math.round(seconds)
  const pad = (n: number) => String(n).padStart(2, '0')
  const text =
    whole >= 3600
      ? `${Math.floor(whole / 3600)}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`
      : `${Math.floor(whole / 60)}:${pad(whole % 60)}`
  return toDigits(text, publication.digits)
}
