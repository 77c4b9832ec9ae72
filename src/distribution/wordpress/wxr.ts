/** Elements of a WordPress export (WXR 1.2). */
import { wallTime } from '../../language/days.ts'
import { escapeXml, xmlText } from '../xml.ts'

export const cdata = (text: string): string =>
  `<![CDATA[${xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

export const element = (name: string, text: string | number): string =>
  `<${name}>${escapeXml(String(text))}</${name}>`
export const protectedElement = (name: string, text: string): string => `<${name}>${cdata(text)}</${name}>`

/** A slug as WordPress stores it: Arabic letters as percent signs in small letters. */
export const storedSlug = (slug: string): string => encodeURIComponent(slug.toWellFormed()).toLowerCase()

export interface Meta {
  key: string
  value: string
}

export interface TermOfItem {
  taxonomy: string
  slug: string
  name: string
}

export interface Item {
  id: number
  type: string
  title: string
  link: string
  guid: string
  creator: string
  content: string
  excerpt: string
  /** The time of publication. */
  date: Date
  /** Drafts have no date in UTC: WordPress gives them one when they are published. */
  isDated: boolean
  modified: Date
  status: 'publish' | 'draft' | 'pending' | 'future' | 'private' | 'trash' | 'inherit'
  slug: string
  parent: number
  order: number
  commentsOpen: boolean
  terms: TermOfItem[]
  meta: Meta[]
  attachmentUrl: string | null
  /** The elements of its comments. */
  comments: string[]
}

const noDate = '0000-00-00 00:00:00'
const two = (value: number) => String(value).padStart(2, '0')

export function localDate(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = wallTime(at, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}
export const utcDate = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ')

const metaXml = ({ key, value }: Meta) =>
  `<wp:postmeta>${protectedElement('wp:meta_key', key)}${protectedElement('wp:meta_value', value)}</wp:postmeta>\n`

const termXml = ({ taxonomy, slug, name }: TermOfItem) =>
  `<category domain="${escapeXml(taxonomy)}" nicename="${escapeXml(storedSlug(slug))}">${cdata(name)}</category>\n`

export const itemXml = (item: Item, timeZone: string): string =>
  [
    '<item>\n',
    `${protectedElement('title', item.title)}\n`,
    element('link', item.link),
    item.isDated
      ? element('pubDate', item.date.toUTCString().replace('GMT', '+0000'))
      : '<pubDate></pubDate>',
    protectedElement('dc:creator', item.creator),
    `<guid isPermaLink="false">${escapeXml(item.guid)}</guid>\n<description></description>\n`,
    `${protectedElement('content:encoded', item.content)}\n`,
    `${protectedElement('excerpt:encoded', item.excerpt)}\n`,
    element('wp:post_id', item.id),
    protectedElement('wp:post_date', localDate(item.date, timeZone)),
    protectedElement('wp:post_date_gmt', item.isDated ? utcDate(item.date) : noDate),
    protectedElement('wp:post_modified', localDate(item.modified, timeZone)),
    `${protectedElement('wp:post_modified_gmt', utcDate(item.modified))}\n`,
    protectedElement('wp:comment_status', item.commentsOpen ? 'open' : 'closed'),
    protectedElement('wp:ping_status', 'closed'),
    protectedElement('wp:post_name', storedSlug(item.slug)),
    protectedElement('wp:status', item.status),
    element('wp:post_parent', item.parent),
    element('wp:menu_order', item.order),
    protectedElement('wp:post_type', item.type),
    `${protectedElement('wp:post_password', '')}${element('wp:is_sticky', 0)}\n`,
    item.attachmentUrl === null ? '' : `${protectedElement('wp:attachment_url', item.attachmentUrl)}\n`,
    ...item.terms.map(termXml),
    ...item.meta.map(metaXml),
    ...item.comments,
    '</item>\n',
  ].join('')

export interface Channel {
  title: string
  tagline: string
  language: string
  siteUrl: string
}

/** The beginning of each file. */
export const channelXml = ({ title, tagline, language, siteUrl }: Channel): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" ?>\n',
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"',
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n',
    `${element('title', title)}${element('link', siteUrl)}${element('description', tagline)}\n`,
    `${element('language', language)}${element('wp:wxr_version', '1.2')}\n`,
    `${element('wp:base_site_url', siteUrl)}${element('wp:base_blog_url', siteUrl)}\n`,
    '<generator>Nashra</generator>\n',
  ].join('')

export const channelEnd = '</channel>\n</rss>\n'
