/** A site of Ghost with its export, compared with the manifest of what must arrive. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blockText } from '../../src/body/document.ts'
import { readGhost } from '../../src/ingest/ghost/read.ts'
import { bodyOfGhostPost } from '../../src/ingest/ghost/text/body.ts'
import { corpora, has } from './corpora.ts'

const folder = join(corpora, 'ghost')

/** Posts whose text differs from Ghost's HTML, by the feature that explains it. */
const explained = [
  // The manifest has a space where a format begins within a line.
  'lexical-text',
  // The address of an invented video, which no provider knows.
  'lexical-embed-bookmark',
  // The controls of players, and the names and sizes of files.
  'lexical-media',
  // Ghost's HTML ends before the cards.
  'lexical-html-markdown',
  // The form to subscribe.
  'lexical-members',
  'mobiledoc-basic',
  'mobiledoc-video-audio',
]

const plainText = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

test.runIf(has(folder))('a Ghost site comes in with the texts that it showed', async () => {
  const path = join(folder, 'manifest.json')
  const manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
  const { site, authors, tags, posts } = await readGhost(join(folder, 'export.json'))
  expect(site).toMatchObject({ title: manifest.site.title, language: 'ar', timeZone: manifest.site.timezone })
  expect(authors).toHaveLength(manifest.counts.users)
  const differing: string[] = []
  for (const expected of manifest.posts) {
    const post = posts.find(({ id }) => id === expected.id)!
    const names = (ids: string[], list: { id: string; name: string }[]) =>
      ids.map((id) => list.find((one) => one.id === id)!.name)
    expect(names(post.authorIds, authors)).toEqual(expected.authors)
    expect(names(post.tagIds, tags)).toEqual(expected.tags)
    const { type, status, visibility, featured, title, slug, publishedAt } = post
    expect({ type, status, visibility, featured, title, slug, publishedAt }).toEqual({
      ...{ type: expected.type, status: expected.status, visibility: expected.visibility },
      ...{ featured: expected.featured, title: expected.title, slug: expected.slug },
      publishedAt: expected.published_at,
    })
    const { blocks } = bodyOfGhostPost(post, {
      site: manifest.site.url,
      resolveMedia: () => 1,
      resolveLink: (address) => address,
    })
    const text = blocks.map((block) => (block.type === 'embed' ? block.attrs.title : blockText(block)))
    if (plainText(text.join(' ')) !== plainText(expected.body_text)) differing.push(expected.feature)
  }
  const all = manifest.posts.length
  console.log(`${all - differing.length} of ${all} texts are equal; different: ${differing.join(', ')}`)
  expect(differing).toEqual(explained)
})
