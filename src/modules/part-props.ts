/** The props of each replaceable part of the site. A part can read nothing else and must change nothing. */
import type { Article } from '../content/articles/read.ts'
import type { Section } from '../content/sections/sections.ts'
import type { Logo } from '../site/brand.ts'
import type { MenuItem } from '../site/frame/menu.ts'
import type { SiteLocale } from '../site/locale.tsx'
import type { CardProps } from '../site/parts/card.tsx'
import type { Html } from './html.ts'

interface OfArticle {
  locale: SiteLocale
  article: Article
}

export interface PartProps {
  /** Above each page: the name or the logo, the day, the current programme, the sections. */
  masthead: {
    locale: SiteLocale
    sections: Section[]
    /** The menu as it is set: its links, two levels deep. */
    menu: MenuItem[]
    today: Date
    /** `dark`: the one for dark grounds, where there is another. */
    logo: Logo | null
    /** The link to the broadcast. Keep its element, because live updates replace it. */
    air: Html
  }
  footer: {
    locale: SiteLocale
    columns: { heading: string; links: { name: string; url: string }[] }[]
    year: string
  }
  /** An article in a list. */
  card: CardProps
  /**
   * Parts of an article: the label above its headline; the byline and dates; corrections, source, stories and
   * keywords.
   */
  kicker: OfArticle
  meta: OfArticle & { siteUrl: string }
  ending: OfArticle
}
