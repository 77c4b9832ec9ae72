/** The articles of a feed: what their cards show, and their text. */
import { type Card, cardsOf } from '../../content/articles/cards.ts'
import { bodyReferences, bodyText } from '../../content/body/document.ts'
import { bodyToHtml } from '../../content/body/serialise.ts'
import { type Picture, picturesOf } from '../../content/media/pictures.ts'
import { renditionSize, renditionUrl } from '../../content/media/renditions.ts'
import type { Reading } from '../../content/reading.ts'
import { absolute, articleAddress, authorAddress } from '../../site/addresses.ts'
import { escapeXml } from '../xml.ts'

export interface FeedPicture {
  url: string
  width: number
  height: number
  alt: string
}

export interface FeedItem {
  /** The article's permanent name, whatever its address. */
  uri: string
  url: string
  title: string
  summary: string
  /** The whole text; undefined when the publication gives summaries. Addresses in it are absolute. */
  html: string | undefined
  language: string
  publishedAt: Date
  modifiedAt: Date
  authors: { name: string; url: string | undefined }[]
  categories: string[]
  picture: FeedPicture | null
}

const summaryLength = 300

export async function readItems(
  reading: Reading,
  siteUrl: string,
  cards: Card[],
  content: 'full' | 'summary',
): Promise<FeedItem[]> {
  const texts = await readTexts(reading, cards)
  const { pictures, linked } = await readShown(reading, content === 'full' ? [...texts.values()] : [])
  return cards.flatMap((card) => {
    const text = texts.get(card.id)
    if (!text) return [] // withdrawn this moment: the feed is stale already
    const picture = pictureOf(siteUrl, card.picture)
    const media = (id: number) => {
      const shown = pictureOf(siteUrl, pictures.get(id))
      return (
        shown && {
          type: 'picture' as const,
          src: shown.url,
          alt: shown.alt,
          caption: captionOf(pictures.get(id)!),
        }
      )
    }
    const article = (id: number) => {
      const other = linked.get(id)
      return other ? { href: absolute(siteUrl, articleAddress(other)), headline: other.headline } : null
    }
    // A quotation mark in a text is escaped: this can only be an attribute.
    const body = () =>
      bodyToHtml(text.body, { media, article }).replaceAll(' href="/', ` href="${escapeXml(siteUrl)}/`)
    return {
      uri: text.uri,
      url: absolute(siteUrl, articleAddress(card)),
      title: card.headline,
      summary: card.standfirst || shorten(bodyText(text.body)) || card.headline,
      html: content === 'full' ? leadHtml(card, picture) + body() : undefined,
      language: card.language,
      publishedAt: card.publishedAt,
      modifiedAt: card.modifiedAt,
      authors: text.authors.map(({ name, address }) => ({
        name,
        url: address && absolute(siteUrl, address),
      })),
      categories: [...new Set([...(card.section ? [card.section.name] : []), ...text.keywords])],
      picture,
    }
  })
}

interface Text {
  uri: string
  body: Parameters<typeof bodyToHtml>[0]
  keywords: string[]
  /** Its bylines; without any, the agency that it came from. */
  authors: { name: string; address?: string }[]
}

async function readTexts({ db, note }: Reading, cards: Card[]): Promise<Map<number, Text>> {
  const ids = cards.map((card) => card.id)
  if (ids.length === 0) return new Map()
  const [rows, bylines] = await Promise.all([
    db
      .selectFrom('publicArticles as a')
      .leftJoin('agencies as g', 'g.id', 'a.agencyId')
      .select(['a.id', 'a.uri', 'a.body', 'a.keywords', 'g.id as agencyId', 'g.name as agencyName'])
      .where('a.id', 'in', ids)
      .execute(),
    db
      .selectFrom('articleBylines as b')
      .innerJoin('people as p', 'p.id', 'b.personId')
      .select(['b.articleId', 'p.id', 'p.name', 'p.slug'])
      .where('b.articleId', 'in', ids)
      .orderBy('b.position')
      .execute(),
  ])
  note(...bylines.map((person) => `person:${person.id}`))
  note(...rows.flatMap((row) => (row.agencyId ? [`agency:${row.agencyId}`] : [])))
  const people = Map.groupBy(bylines, (person) => person.articleId)
  return new Map(
    rows.map(({ id, uri, body, keywords, agencyName }) => {
      const written = people.get(id)?.map((person) => ({ name: person.name, address: authorAddress(person) }))
      return [id, { uri, body, keywords, authors: written ?? (agencyName ? [{ name: agencyName }] : []) }]
    }),
  )
}

/** The pictures and articles that these bodies show. */
async function readShown(reading: Reading, texts: Text[]) {
  const references = texts.map((text) => bodyReferences(text.body))
  const shown = await picturesOf(
    reading,
    references.flatMap((one) => one.mediaIds),
  )
  const posters = await picturesOf(
    reading,
    [...shown.values()].map((one) => one.posterId),
  )
  // A feed's readers can't all play a video: its poster stands for it.
  const stills = [...shown].map(
    ([id, one]) => [id, one.type === 'video' ? posters.get(one.posterId ?? 0) : one] as const,
  )
  const pictures = new Map(stills.filter((pair): pair is [number, Picture] => pair[1] !== undefined))
  const linked = await cardsOf(reading, [...new Set(references.flatMap((one) => one.articleIds))])
  return { pictures, linked: new Map(linked.map((card) => [card.id, card])) }
}

function pictureOf(siteUrl: string, picture: Picture | null | undefined): FeedPicture | null {
  if (!picture?.version || picture.type !== 'picture') return null
  return {
    url: siteUrl + renditionUrl(picture, 'full', 1280, 'jpg'),
    ...renditionSize(picture, 'full', 1280),
    alt: picture.alt,
  }
}

const captionOf = ({ caption, creditline }: Picture) => [caption, creditline].filter(Boolean).join(' / ')

/** What stands above the body on the page. */
function leadHtml(card: Card, picture: FeedPicture | null): string {
  const caption = picture && card.picture ? escapeXml(captionOf(card.picture)) : ''
  const figure = picture
    ? `<figure><img src="${picture.url}" alt="${escapeXml(picture.alt)}">${caption && `<figcaption>${caption}</figcaption>`}</figure>`
    : ''
  return figure + (card.standfirst ? `<p><strong>${escapeXml(card.standfirst)}</strong></p>` : '')
}

/** The beginning of a text, ended at a word. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= summaryLength) return line
  return `${line.slice(0, line.lastIndexOf(' ', summaryLength) + 1 || summaryLength).trim()}…`
}
