/** A site of WordPress with its export, compared with the manifest of what must arrive. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Block, blockText } from '../../src/body/document.ts'
import type { DescribedReference } from '../../src/ingest/archive/media.ts'
import type { WxrAttachment, WxrItem, WxrPost } from '../../src/ingest/wordpress/items.ts'
import { metadataOfPost } from '../../src/ingest/wordpress/metadata.ts'
import { readWxr } from '../../src/ingest/wordpress/read.ts'
import { bodyOfPost } from '../../src/ingest/wordpress/text/body.ts'
import { commentTree } from '../../src/ingest/wordpress/trees.ts'
import { plainWords } from '../../src/ingest/wordpress/values.ts'
import { collected } from '../ingest/wordpress-files.ts'
import { corpora, has } from './corpora.ts'

const folder = join(corpora, 'wordpress')

/** Posts whose text differs from what WordPress rendered, by the feature that explains it. */
const explained = {
  'classic-embeds': 'players show no address of their file, and a post of X is a card',
  'unknown-shortcodes': 'the first letter stays a part of its word',
  'gutenberg-media': 'the label of a download button is reported',
}

const read = (...files: string[]): Promise<WxrItem[]> =>
  collected(readWxr(files.map((file) => join(folder, 'wxr', file))))
const isPost = (item: WxrItem): item is WxrPost & { file: string } => item.kind === 'post'
const isAttachment = (item: WxrItem): item is WxrAttachment & { file: string } => item.kind === 'attachment'

/** The rule of the manifest for plain text. */
const plainText = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The words of a block as WordPress shows them: captions below tables and galleries, no address of an embed. */
function shownText(block: Block, captionOf: (mediaId: number) => string): string {
  if (block.type === 'embed') return [block.attrs.title, block.attrs.text, block.attrs.author].join(' ')
  if (block.type === 'table')
    return `${blockText({ ...block, attrs: { caption: '' } })} ${block.attrs.caption}`
  if (block.type === 'gallery') {
    const { title, pictures } = block.attrs
    return [...pictures.map(({ mediaId, caption }) => caption || captionOf(mediaId)), title].join(' ')
  }
  const link = block.type === 'paragraph' ? block.content?.[0] : undefined
  const [mark] = (link?.type === 'text' && link.marks) || []
  // The frame of a host that is not allowed became a link with its address.
  if (mark?.type === 'link' && link?.type === 'text' && mark.attrs.href === link.text) return ''
  return blockText(block)
}

describe.runIf(has(folder))('a WordPress site', () => {
  const manifest = existsSync(folder)
    ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    : undefined

  test('comes in with every item by type and state, and every comment', async () => {
    const items = await read('all.xml')
    const counts = Map.groupBy(items.filter(isPost), ({ type, status }) => `${type}/${status}`)
    const {
      comments: _,
      attachments,
      attachments_on_disk: __,
      categories,
      tags,
      users,
      ...byState
    } = manifest.counts
    expect(Object.fromEntries([...counts].map(([key, list]) => [key, list.length]))).toEqual(byState)
    const kinds = Map.groupBy(items, ({ kind }) => kind)
    const count = (kind: WxrItem['kind']) => kinds.get(kind)?.length ?? 0
    expect([count('attachment'), count('category'), count('tag'), count('author')]).toEqual([
      ...[attachments, categories, tags, users],
    ])
    expect(count('problem')).toBe(0)
    const expected = manifest.comments.filter(({ in_wxr }: { in_wxr: boolean }) => in_wxr)
    const found = items.filter(isPost).flatMap((post) =>
      post.comments.map(({ id, parent, type, date }) => ({
        id,
        post: post.id,
        parent,
        type,
        utc: date.utc,
      })),
    )
    expect(found.sort((a, b) => a.id - b.id)).toEqual(
      expected.map((one: Record<string, string | number>) => ({
        ...{ id: one.wp_id, post: one.post, parent: one.parent, type: one.type },
        utc: `${String(one.utc).replace(' ', 'T')}Z`,
      })),
    )
    // WordPress exports no spam, but the answers to it.
    const lost: string[] = []
    for (const post of items.filter(isPost)) commentTree(post.comments, ({ detail }) => lost.push(detail))
    expect(lost).toEqual(['7 (6)'])
  })

  test('has the texts that WordPress rendered', async () => {
    const items = await read('all.xml')
    const attachments = items.filter(isAttachment)
    const posts = new Map(items.filter(isPost).map((post) => [post.id, post]))
    const differing: string[] = []
    for (const expected of manifest.posts) {
      const post = posts.get(Number(expected.wp_id))!
      const references: DescribedReference[] = []
      const { blocks } = bodyOfPost(post, {
        site: manifest.site.home,
        resolveMedia: (reference) => references.push(reference),
        resolveLink: (address) => address,
        reusableBlock: (id) => posts.get(id)?.content ?? null,
        attachmentsOf: (id) => attachments.filter(({ parent }) => parent === id).map(({ id }) => id),
      })
      const captionOf = (mediaId: number) => {
        const { attachmentId } = references[mediaId - 1]!
        return plainWords(attachments.find(({ id }) => id === attachmentId)?.excerpt ?? '')
      }
      const text = plainText(blocks.map((block) => shownText(block, captionOf)).join(' '))
      if (sha256(text) !== expected.body_sha256) differing.push(expected.feature)
      expect(plainWords(post.title)).toBe(expected.title)
      expect(metadataOfPost(post).featuredImageId).toBe(expected.featured?.wp_id ?? null)
    }
    const all = manifest.posts.length
    console.log(`${all - differing.length} of ${all} texts are equal; different: ${differing.join(', ')}`)
    expect(differing).toEqual(Object.keys(explained))
  })

  test('in parts is the same as in one file', async () => {
    const whole = (await read('all.xml')).filter(isPost)
    const parts = await read(
      ...readdirSync(join(folder, 'wxr/split'))
        .map((name) => `split/${name}`)
        .reverse(),
    )
    for (const post of parts.filter(isPost)) {
      const { file: _, terms, ...same } = post
      const other = whole.find(({ id }) => id === post.id)!
      expect(other).toMatchObject(same)
      expect(new Set(other.terms)).toEqual(new Set(terms))
    }
  })

  test.each([
    ['bom.xml', 4, []],
    ['cp1256.xml', 4, []],
    ['wxr-1.1.xml', 4, []],
    ['php-notice-first.xml', 4, ['text before the export']],
    ['xxe.xml', 4, ['a document type, which was ignored']],
    ['truncated.xml', 2, ['the file breaks off after 2 whole items']],
    ['not-wxr.xml', 0, ['an RSS feed, not an export of WordPress']],
    ['control-chars.xml', 5, ['bytes that no encoding explains']],
    [
      'invalid-utf8.xml',
      5,
      ['words in an older encoding, which were converted', 'bytes that no encoding explains'],
    ],
  ])('that is broken says what is wrong: %s', async (name, count, problems) => {
    const items = await read(`broken/${name}`)
    expect(items.filter(isPost)).toHaveLength(count)
    expect(items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []))).toEqual(problems)
  })
})
