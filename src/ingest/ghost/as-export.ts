/** A Ghost export as a file that the import of WordPress reads, so that all of its rules hold for it too. */
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
import { pathOfAddress } from '../archive/file-names.ts'
import type { Loss } from '../archive/loss.ts'
import { SourceError } from '../archive/run.ts'
import type { GhostExport, GhostPost } from './items.ts'
import { GhostError, readGhost } from './read.ts'
import { readRoutes } from './routes.ts'
import { htmlOfGhostPost } from './text/body.ts'

/** The same number for the same thing in every run. */
const numberOf = (text: string) =>
  Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 11), 16) + 10

const common = {
  ...{ content: '', excerpt: '', parent: 0, order: 0, commentsOpen: true, terms: [], meta: [], comments: [] },
  ...{ attachmentUrl: null, isDated: true },
} satisfies Partial<Item>

/** What becomes of a state of Ghost. Texts for members only are drafts, so that nothing is published by mistake. */
function statusOf({ status, visibility, isMailOnly }: GhostPost): Item['status'] {
  if (isMailOnly) return 'draft'
  if (status === 'scheduled') return 'future'
  if (status !== 'published') return 'draft'
  return visibility === 'public' ? 'publish' : 'private'
}

export interface GhostAsExport {
  file: string
  losses: Loss[]
  close(): Promise<void>
}

/** @throws SourceError when the file is no export of Ghost */
export async function exportOfGhost(path: string, address: string, routes?: string): Promise<GhostAsExport> {
  const site = address.replace(/\/+$/, '')
  const ghost = await readGhost(path).catch((error: Error) => {
    throw error instanceof GhostError ? new SourceError(error.message) : error
  })
  const folder = await mkdtemp(join(tmpdir(), 'nashra-import-'))
  const close = () => rm(folder, { recursive: true, force: true })
  try {
    const file = join(folder, 'ghost.xml')
    const losses = await write(ghost, site, file, routes)
    return { file, losses, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function write(
  { site: channel, authors, tags, posts }: GhostExport,
  site: string,
  file: string,
  routes: string | undefined,
): Promise<Loss[]> {
  const losses: Loss[] = []
  const placed = (given: string) => given.replaceAll('__GHOST_URL__', site)
  const text = await openTextFile(file)
  const timeZone = channel.timeZone || 'UTC'
  const pathOf = await readRoutes(routes, timeZone, (loss) => losses.push(loss))
  await text.write(
    channelXml({
      title: channel.title,
      tagline: channel.description,
      language: channel.language,
      siteUrl: site,
    }),
  )
  for (const { slug, email, name } of authors)
    await text.write(
      `<wp:author>${protectedElement('wp:author_login', slug)}${element('wp:author_email', email)}${protectedElement('wp:author_display_name', name)}</wp:author>\n`,
    )
  const authorOf = new Map(authors.map((author) => [author.id, author]))
  const tagOf = new Map(tags.map((tag) => [tag.id, tag]))
  for (const tag of tags) if (tag.isInternal) losses.push({ kind: 'tags for editors only', detail: tag.name })
  const pictures = new Set<string>()

  async function writePicture({ picture, publishedAt }: GhostPost): Promise<number | null> {
    if (!picture) return null
    const url = placed(picture.address)
    const id = numberOf(`picture ${url}`)
    if (pictures.has(url)) return id
    pictures.add(url)
    const at = new Date(publishedAt ?? 0)
    const name = url.split('/').at(-1)!.slice(0, 100)
    await text.write(
      itemXml(
        {
          ...common,
          ...{ id, type: 'attachment', title: '', link: '', guid: url, creator: '', date: at, modified: at },
          ...{ status: 'inherit', slug: name, attachmentUrl: url, excerpt: picture.caption },
          meta: [
            { key: '_wp_attached_file', value: pathOfAddress(url) },
            { key: '_wp_attachment_image_alt', value: picture.alt },
          ],
        },
        timeZone,
      ),
    )
    return id
  }

  for (const post of posts) {
    const named = (loss: Loss) => losses.push({ kind: loss.kind, detail: `${post.slug}: ${loss.detail}` })
    post.losses.forEach(named)
    if (post.visibility !== 'public')
      named({ kind: 'posts for members only, which are drafts here', detail: post.visibility })
    if (post.isMailOnly)
      named({ kind: 'posts that were sent by mail only, which are drafts here', detail: '' })
    const html = htmlOfGhostPost(post, site, named)
    const pictureId = await writePicture(post)
    const names = post.authorIds.flatMap((id) => authorOf.get(id) ?? [])
    const at = new Date(post.publishedAt ?? post.createdAt ?? 0)
    const shownTags = post.tagIds.flatMap((id) => tagOf.get(id) ?? []).filter(({ isInternal }) => !isInternal)
    const place = {
      ...{ id: post.id, slug: post.slug, featured: post.featured, publishedAt: at },
      tags: shownTags.map(({ slug }) => slug),
      authors: names.map(({ slug }) => slug),
    }
    const path = post.type === 'page' ? `/${post.slug}/` : pathOf(place)
    const values = {
      _yoast_wpseo_title: post.metaTitle,
      _yoast_wpseo_metadesc: post.metaDescription,
      _yoast_wpseo_canonical: placed(post.canonical),
      '_yoast_wpseo_opengraph-title': post.socialTitle,
      '_yoast_wpseo_opengraph-description': post.socialDescription,
      '_yoast_wpseo_opengraph-image': placed(post.socialPicture),
      _thumbnail_id: pictureId === null ? '' : String(pictureId),
    }
    await text.write(
      itemXml(
        {
          ...common,
          ...{ id: numberOf(post.id), type: post.type, title: escapeHtml(post.title), guid: post.id },
          ...{
            link: `${site}${path}`,
            creator: names[0]?.slug ?? '',
            excerpt: escapeHtml(post.excerpt),
          },
          ...{ content: `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`, date: at, slug: post.slug },
          ...{ isDated: post.publishedAt !== null, modified: new Date(post.updatedAt ?? at) },
          status: statusOf(post),
          terms: [
            ...shownTags.map(({ slug, name }) => ({ taxonomy: 'post_tag', slug, name })),
            ...(names.length > 1 ? names.map(({ slug }) => ({ taxonomy: 'author', slug, name: slug })) : []),
          ],
          meta: Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : [])),
        },
        timeZone,
      ),
    )
  }
  await text.write(channelEnd)
  await text.close()
  return losses
}
