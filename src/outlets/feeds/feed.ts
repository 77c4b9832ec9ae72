/** A feed as every format tells it: whose it is, where it stands, its newest articles. */
import { listCards } from '../../content/articles/cards.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Reading } from '../../content/reading.ts'
import { absolute } from '../../site/addresses.ts'
import { xmlText } from '../xml.ts'
import { type FeedItem, readItems } from './items.ts'
import type { Subject } from './subject.ts'

const length = 30

export interface Feed {
  /** Stays when the section's or story's name and address change. */
  id: string
  title: string
  description: string
  language: string
  publisher: string
  email: string
  /** The page that it follows, and its own address. */
  homeUrl: string
  selfUrl: string
  /** The WebSub hub that hears of changes; '' for none. */
  hubUrl: string
  /** When the newest change in it was made: no clock is read. The beginning of time while it is empty. */
  updatedAt: Date
  items: FeedItem[]
}

export async function readFeed(
  reading: Reading,
  siteUrl: string,
  subject: Subject,
  ending: string,
): Promise<Feed> {
  const publication = await readPublication(reading)
  const { cards } = await listCards(reading, subject.list, length)
  const items = await readItems(reading, siteUrl, cards, publication.feedContent)
  return printable({
    id: `${siteUrl}/feeds/${subject.list}`,
    title: subject.name ? `${subject.name} | ${publication.name}` : publication.name,
    description: subject.description || publication.tagline || publication.name,
    language: publication.language,
    publisher: publication.name,
    email: publication.contactEmail,
    homeUrl: absolute(siteUrl, subject.home),
    selfUrl: absolute(siteUrl, `/feeds/${subject.path}.${ending}`),
    hubUrl: publication.hubUrl,
    updatedAt: new Date(Math.max(0, ...items.map((item) => item.modifiedAt.getTime()))),
    items,
  })
}

/** Every text without what XML can't hold: before it is written, since taking away could end a CDATA section. */
function printable<T>(value: T): T {
  if (typeof value === 'string') return xmlText(value) as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printable(part)])) as T
}
