/** Articles that were found elsewhere, as a file that the import of WordPress reads: so all of its rules hold for them. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escapeHtml } from '../../body/inline-html.ts'
import { openTextFile } from '../../distribution/archive/files.ts'
import {
  channelEnd,
  channelXml,
  element,
  type Item,
  itemXml,
  protectedElement,
} from '../../distribution/wordpress/wxr.ts'
import type { Loss } from './loss.ts'

export interface FoundArticle {
  /** What names it for ever: the id of a feed's item, or its address. */
  id: string
  /** Its complete address; '' when it is unknown. */
  address: string
  /** May contain HTML, as feeds write it. */
  title: string
  html: string
  summary: string
  authors: string[]
  keywords: string[]
  /** The address of its lead picture, or ''. */
  picture: string
  publishedAt: Date | null
  modifiedAt: Date | null
}

export interface FoundSite {
  title: string
  /** The address of the site. */
  address: string
  language: string
  timeZone: string
}

export interface MadeExport {
  file: string
  losses: Loss[]
  close(): Promise<void>
}

/** The same number for the same thing in every run. */
const numberOf = (text: string) =>
  Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 11), 16) + 10

/** Brackets of a finished page are no shortcodes, and its comments are no blocks. */
const asBlock = (html: string) => {
  const own = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replaceAll('[', '&#91;')
  return `<!-- wp:html -->\n${own}\n<!-- /wp:html -->`
}

const slugIn = (address: string): string => {
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  const name = path
    .replace(/\/+$/, '')
    .split('/')
    .at(-1)!
    .replace(/\.\w{2,5}$/, '')
  return /^\d*$/.test(name) ? '' : name
}

const common = {
  ...{ content: '', excerpt: '', parent: 0, order: 0, commentsOpen: true, terms: [], meta: [], comments: [] },
  ...{ attachmentUrl: null, isDated: true },
} satisfies Partial<Item>

function pictureItem(address: string, at: Date): Item {
  const id = numberOf(`picture ${address}`)
  const name = slugIn(address) || String(id)
  return {
    ...common,
    ...{ id, type: 'attachment', title: '', link: '', guid: address, creator: '', date: at, modified: at },
    ...{ status: 'inherit', slug: name, attachmentUrl: address },
  }
}

function articleItem(found: FoundArticle): Item {
  const at = found.publishedAt ?? found.modifiedAt ?? new Date(0)
  return {
    ...common,
    ...{ id: numberOf(found.id), type: 'post', title: found.title, link: found.address, guid: found.id },
    ...{ creator: found.authors[0] ?? '', content: asBlock(found.html), excerpt: escapeHtml(found.summary) },
    ...{ date: at, isDated: found.publishedAt !== null, modified: found.modifiedAt ?? at, status: 'publish' },
    slug: decodedSlug(slugIn(found.address)),
    terms: [
      ...found.keywords.map((name) => ({ taxonomy: 'post_tag', slug: name, name })),
      ...(found.authors.length > 1
        ? found.authors.map((name) => ({ taxonomy: 'author', slug: name, name }))
        : []),
    ],
    meta: found.picture
      ? [{ key: '_thumbnail_id', value: String(numberOf(`picture ${found.picture}`)) }]
      : [],
  }
}

function decodedSlug(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return ''
  }
}

/** Writes the file. An article that is found twice comes once. */
export async function writeExport(
  site: FoundSite,
  articles: AsyncIterable<FoundArticle> | Iterable<FoundArticle>,
  losses: Loss[],
): Promise<MadeExport> {
  const folder = await mkdtemp(join(tmpdir(), 'nashra-import-'))
  const close = () => rm(folder, { recursive: true, force: true })
  try {
    const file = join(folder, 'found.xml')
    const text = await openTextFile(file)
    const { title, address, language, timeZone } = site
    await text.write(channelXml({ title, tagline: '', language, siteUrl: address }))
    const seen = new Set<string>()
    for await (const found of articles) {
      if (seen.has(found.id)) continue
      seen.add(found.id)
      for (const name of found.authors) {
        if (seen.has(`author ${name}`)) continue
        seen.add(`author ${name}`)
        await text.write(
          `<wp:author>${protectedElement('wp:author_login', name)}${element('wp:author_email', '')}${protectedElement('wp:author_display_name', name)}</wp:author>\n`,
        )
      }
      if (found.picture)
        await text.write(itemXml(pictureItem(found.picture, found.publishedAt ?? new Date(0)), timeZone))
      await text.write(itemXml(articleItem(found), timeZone))
    }
    await text.write(channelEnd)
    await text.close()
    return { file, losses, close }
  } catch (error) {
    await close()
    throw error
  }
}
