/** The articles of a feed: their cards and texts. */

import { bodyReferences, bodyText } from '../../body/document.ts'
import { modulesOfBlocks } from '../../body/module-block.ts'
import { currentBody } from '../../body/normalise.ts'
import { withSponsoredLinks } from '../../body/sponsored-links.ts'
import { bodyToHtml } from '../../body/to-html.ts'
import { type Card, cardsOf } from '../../content/articles/cards.ts'
import { type Picture, picturesOf } from '../../content/media/pictures.ts'
import { originalUrl, renditionSize, renditionUrl } from '../../content/media/renditions.ts'
import { moduleTag } from '../../content/modules/switch.ts'
import type { Publication } from '../../content/publication/publication.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { paidMark } from '../../language/article-labels.ts'
import { direction, plainText } from '../../language/bidi.ts'
import { isoDay } from '../../language/days.ts'
import { messagesFor } from '../../language/messages/messages.ts'
import { absolute, articlePath, authorPath } from '../../site/paths.ts'
import { escapeXml } from '../xml.ts'

export interface FeedPicture {
  url: string
  width: number
  height: number
  alt: string
}

export interface FeedAudio {
  url: string
  type: string
  length: number
  seconds: number | null
  /** The words spoken in it; empty: unknown. */
  transcript: string
}

export interface FeedItem {
  articleId: number
  /** The article's permanent identifier, independent of its address. */
  uri: string
  url: string
  title: string
  summary: string
  /** The full text with absolute addresses; undefined when the publication's feeds have summaries only. */
  html: string | undefined
  language: string
  publishedAt: Date
  modifiedAt: Date
  authors: { name: string; url: string | undefined }[]
  categories: string[]
  picture: FeedPicture | null
  /** In its programme. */
  episodeNumber: number | null
  /** Its audio version, or the first audio in the text. */
  audio: FeedAudio | null
}

const summaryLength = 300

export async function readItems(
  readContext: ReadContext,
  siteUrl: string,
  cards: Card[],
  { feedContent: content, timeZone, language }: Pick<Publication, 'feedContent' | 'timeZone' | 'language'>,
): Promise<FeedItem[]> {
  const words = messagesFor(language)
  const texts = await readTexts(readContext, cards)
  const { shown, stills, linked } = await readShown(readContext, [...texts.values()])
  return cards.flatMap((card) => {
    const text = texts.get(card.id)
    if (!text) return [] // unpublished meanwhile: the feed is already stale
    const picture = pictureOf(siteUrl, card.picture)
    const media = (id: number) => {
      const file = shown.get(id)
      if (file?.type === 'audio' || file?.type === 'document') {
        const src = fileUrl(siteUrl, file)
        return src === null ? null : { type: file.type, src, alt: '', caption: captionOf(file) }
      }
      const still = stills.get(id)
      const picture = pictureOf(siteUrl, still)
      if (!picture || !still) return null
      return { type: 'picture' as const, src: picture.url, alt: picture.alt, caption: captionOf(still) }
    }
    const article = (id: number) => {
      const other = linked.get(id)
      return other ? { href: absolute(siteUrl, articlePath(other)), headline: other.headline } : null
    }
    const say = (words: string) => plainText(words, direction(card.language))
    // Quotation marks in texts are escaped, so this can only match an attribute.
    const body = () => {
      const html = bodyToHtml(text.body, { media, article, say })
      return (paid ? withSponsoredLinks(html) : html).replaceAll(' href="/', ` href="${escapeXml(siteUrl)}/`)
    }
    const paid = say(paidMark(words, card))
    const summary = say(card.standfirst || shorten(bodyText(text.body)) || card.headline)
    const label = card.label ? [words.labels[card.label]] : []
    return {
      articleId: card.id,
      uri: text.uri,
      url: absolute(siteUrl, articlePath(card)),
      title: say(card.headline),
      summary: paid ? `${paid} · ${summary}` : summary,
      html: content === 'full' ? paidHtml(paid) + leadHtml(card, picture) + body() : undefined,
      language: card.language,
      publishedAt: shownTime(card, card.publishedAt, timeZone),
      modifiedAt: shownTime(card, card.modifiedAt, timeZone),
      authors: text.authors.map(({ name, address }) => ({
        name,
        url: address && absolute(siteUrl, address),
      })),
      categories: [...new Set([...label, ...(card.section ? [card.section.name] : []), ...text.keywords])],
      picture,
      episodeNumber: card.episodeNumber,
      audio: audioOf(siteUrl, text, shown),
    }
  })
}

/** Feeds need a time of day. For a date without time, uses noon UTC, which is on the same day nearly everywhere. */
const shownTime = ({ publishedDateOnly, publishedAt }: Card, at: Date, timeZone: string): Date =>
  publishedDateOnly && at.getTime() === publishedAt.getTime()
    ? new Date(`${isoDay(at, timeZone)}T12:00:00Z`)
    : at

interface Text {
  uri: string
  audioId: number | null
  body: Parameters<typeof bodyToHtml>[0]
  keywords: string[]
  /** Its authors, or else the agency it came from. */
  authors: { name: string; address?: string }[]
}

async function readTexts({ db, dependOn }: ReadContext, cards: Card[]): Promise<Map<number, Text>> {
  const ids = cards.map((card) => card.id)
  if (ids.length === 0) return new Map()
  const [rows, bylines] = await Promise.all([
    db
      .selectFrom('publicArticles as a')
      .leftJoin('agencies as g', 'g.id', 'a.agencyId')
      .select(['a.id', 'a.uri', 'a.body', 'a.audioId', 'a.keywords', 'g.id as agencyId'])
      .select('g.name as agencyName')
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
  dependOn(...bylines.map((person) => `person:${person.id}`))
  dependOn(...rows.flatMap(({ body }) => modulesOfBlocks(body.content)).map(moduleTag))
  dependOn(...rows.flatMap((row) => (row.agencyId ? [`agency:${row.agencyId}`] : [])))
  const people = Map.groupBy(bylines, (person) => person.articleId)
  return new Map(
    rows.map(({ id, uri, audioId, keywords, agencyName, ...row }) => {
      const body = currentBody(row.body)
      const written = people.get(id)?.map((person) => ({ name: person.name, address: authorPath(person) }))
      const authors = written ?? (agencyName ? [{ name: agencyName }] : [])
      return [id, { uri, audioId, body, keywords, authors }]
    }),
  )
}

/** The media and articles that these texts refer to; a still picture represents a video. */
async function readShown(readContext: ReadContext, texts: Text[]) {
  const references = texts.map((text) => bodyReferences(text.body))
  const shown = await picturesOf(readContext, [
    ...texts.map((text) => text.audioId),
    ...references.flatMap((one) => one.mediaIds),
  ])
  const posters = await picturesOf(
    readContext,
    [...shown.values()].map((one) => one.posterId),
  )
  // Some feed readers cannot play videos, so a video is represented by its poster.
  const pairs = [...shown].map(
    ([id, one]) => [id, one.type === 'video' ? posters.get(one.posterId ?? 0) : one] as const,
  )
  const stills = new Map(pairs.filter((pair): pair is [number, Picture] => pair[1] !== undefined))
  const linked = await cardsOf(readContext, [...new Set(references.flatMap((one) => one.articleIds))])
  return { shown, stills, linked: new Map(linked.map((card) => [card.id, card])) }
}

const fileUrl = (siteUrl: string, file: Picture): string | null =>
  file.version && file.ending ? siteUrl + originalUrl({ ...file, ending: file.ending }) : null

function audioOf(siteUrl: string, { audioId, body }: Text, shown: Map<number, Picture>): FeedAudio | null {
  for (const id of [audioId, ...bodyReferences(body).mediaIds]) {
    const one = shown.get(id ?? 0)
    const url = one?.type === 'audio' ? fileUrl(siteUrl, one) : null
    if (one && url)
      return {
        url,
        type: one.contentType ?? 'audio/mpeg',
        length: one.sizeInBytes ?? 0,
        seconds: one.durationSeconds,
        transcript: one.transcript,
      }
  }
  return null
}

function pictureOf(siteUrl: string, picture: Picture | null | undefined): FeedPicture | null {
  if (!picture?.version || picture.type !== 'picture') return null
  return {
    url: siteUrl + renditionUrl(picture, 'full', 1280, 'jpg'),
    ...renditionSize(picture, 'full', 1280),
    alt: picture.alt,
  }
}

const captionOf = ({ caption, creditline }: Picture) => [caption, creditline].filter(Boolean).join(' — ')

const paidHtml = (mark: string): string => mark && `<p><strong>${escapeXml(mark)}</strong></p>`

/** The picture or video above the body on the page. */
function leadHtml(card: Card, picture: FeedPicture | null): string {
  const caption = picture && card.picture ? escapeXml(captionOf(card.picture)) : ''
  const figure = picture
    ? `<figure><img src="${picture.url}" alt="${escapeXml(picture.alt)}">${caption && `<figcaption>${caption}</figcaption>`}</figure>`
    : ''
  return figure + (card.standfirst ? `<p><strong>${escapeXml(card.standfirst)}</strong></p>` : '')
}

/** The beginning of a text, cut at the end of a word. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= summaryLength) return line
  return `${line.slice(0, line.lastIndexOf(' ', summaryLength) + 1 || summaryLength).trim()}…`
}
