/** A feed, independent of its format: its subject, its addresses, its newest articles. */
import { listCards } from '../../content/articles/cards.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { absolute } from '../../site/paths.ts'
import { xmlText } from '../xml.ts'
import { type FeedItem, readItems } from './items.ts'
import type { Subject } from './subject.ts'

const length = 30

export interface Feed {
  /** Stable when the section's or story's name and address change. */
  id: string
  title: string
  description: string
  language: string
  publisher: string
  email: string
  /** The page that it belongs to, and its own address. */
  homeUrl: string
  selfUrl: string
  /** The WebSub hub that is notified of changes; '' for none. */
  hubUrl: string
  /** The time of the latest change in the feed. No clock is read; an empty feed has the Unix epoch. */
  updatedAt: Date
  items: FeedItem[]
}

export async function readFeed(
  readContext: ReadContext,
  siteUrl: string,
  subject: Subject,
  ending: string,
): Promise<Feed> {
  const publication = await readPublication(readContext)
  const { cards } = await listCards(readContext, subject.list, length)
  const items = await readItems(readContext, siteUrl, cards, publication)
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

/**
 * Removes characters that XML forbids from every text. Done before writing, because removal could end a CDATA
 * section.
 */
export function printable<T>(value: T): T {
  if (typeof value === 'string') return xmlText(value) as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printable(part)])) as T
}
