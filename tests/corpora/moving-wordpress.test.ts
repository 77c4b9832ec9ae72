/** A WordPress site moves in whole: what is here afterwards, compared with the manifest of what must arrive. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ArchiveImportResult, importArchive } from '../../src/ingest/archive/import.ts'
import { plainWords } from '../../src/ingest/wordpress/values.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { corpora, has } from './corpora.ts'

const folder = join(corpora, 'wordpress')

interface Post {
  wp_id: string
  feature: string
  type: string
  status: string
  password: boolean
  title: string
  published_utc: string | null
  authors: string[]
  terms: Record<string, { name: string; slug: string }[]>
  featured: { wp_id: number } | null
}

describe.runIf(has(folder))('a WordPress site that moves in', () => {
  const manifest = existsSync(folder)
    ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    : undefined
  let db: TestDatabase
  let result: ArchiveImportResult
  const mediaDir = temporaryFolder()

  const run = () =>
    importArchive({
      ...{ db: db.db, mediaDir, system: 'wordpress', paths: [join(folder, 'wxr/all.xml')] },
      ...{ uploads: join(folder, 'uploads'), trial: false, again: false, outbound: null, onProgress() {} },
    })

  beforeAll(async () => {
    db = await newsroomDatabase()
    result = await run()
  })
  afterAll(() => db.drop())

  const items = async (kind: string) => {
    const rows = await db.db
      .selectFrom('importedItems')
      .select(['type', 'oldId', 'itemId'])
      .where('kind', '=', kind as 'article')
      .where('hash', 'is not', null)
      .execute()
    return new Map(rows.map(({ oldId, itemId }) => [oldId, itemId]))
  }

  test('has every article in its state, with its date, authors, sections and keywords', async () => {
    const ids = await items('article')
    const media = await items('media')
    const posts: Post[] = manifest.posts
    const expected = posts.filter(
      ({ type, status }) => !/^(page|wp_block|guest-author)$/.test(type) && status !== 'trash',
    )
    expect(ids.size).toBe(expected.length)
    const people = new Map(
      (await db.db.selectFrom('people').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
    )
    const sections = new Map(
      (await db.db.selectFrom('sections').select(['id', 'slug']).execute()).map(({ id, slug }) => [slug, id]),
    )
    const states: Record<string, string> = { publish: 'published', future: 'scheduled' }
    for (const post of expected) {
      const row = await db.db
        .selectFrom('articles')
        .selectAll()
        .where('id', '=', ids.get(post.wp_id)!)
        .executeTakeFirstOrThrow()
      const { content } = await db.db
        .selectFrom('revisions')
        .select('content')
        .where('kind', '=', 'article')
        .where('refId', '=', row.id)
        .executeTakeFirstOrThrow()
      const { authorIds } = content as { authorIds: number[] }
      const categories = (post.terms.category ?? []).map(({ slug }) => sections.get(decodeURIComponent(slug)))
      expect(
        {
          state: row.state,
          title: row.headline,
          date: row.publishedAt?.toISOString().replace('.000', '') ?? null,
          authors: authorIds.map((id) => people.get(id)),
          media: row.mediaId,
        },
        post.feature,
      ).toEqual({
        state: post.password ? 'draft' : (states[post.status] ?? 'draft'),
        title: post.title || expect.stringMatching(/\S/),
        date: states[post.status] === 'published' && !post.password ? post.published_utc : null,
        authors: post.authors,
        media: post.featured === null ? null : (media.get(String(post.featured.wp_id)) ?? null),
      })
      expect([row.sectionId, ...row.secondarySectionIds], post.feature).toEqual(
        expect.arrayContaining(categories),
      )
      const words = [...(post.terms.post_tag ?? []), ...(post.terms.country ?? [])].map(({ name }) =>
        plainWords(name),
      )
      expect(new Set(row.keywords), post.feature).toEqual(new Set(words))
    }
  })

  test('has its pages, media, comments and old addresses', async () => {
    expect((await items('page')).size).toBe(manifest.counts['page/publish'])
    expect((await items('media')).size).toBe(manifest.counts.attachments_on_disk)
    expect((await items('section')).size).toBe(manifest.counts.categories)
    expect((await items('person')).size).toBe(manifest.counts.users + 1)
    const comments = await db.db.selectFrom('comments').select(['state', 'key']).execute()
    const states = Map.groupBy(comments, ({ state }) => state)
    expect(states.get('published')).toHaveLength(manifest.counts.comments['comment/1'])
    expect(states.get('held')).toHaveLength(manifest.counts.comments['comment/0'])
    const kinds = result.report.losses.map(({ kind }) => kind)
    for (const kind of [
      'media file that is missing',
      'posts in the trash',
      'featured picture that is missing',
    ])
      expect(kinds).toContain(kind)
  })

  test('changes nothing when it comes again', async () => {
    const { report } = await run()
    expect(report.written).toEqual([])
    expect(report.came.articles).toMatchObject({ created: 0, updated: 0, kept: 0, refused: 0 })
    expect(report.came.comments).toMatchObject({ created: 0, updated: 0 })
    expect(report.came['old addresses']).toMatchObject({ added: 0 })
  })
})
