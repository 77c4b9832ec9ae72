import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { normaliseBody } from '../../src/body/normalise.ts'
import { exportGhost } from '../../src/distribution/ghost/export.ts'
import { exportWordPress } from '../../src/distribution/wordpress/export.ts'
import { textOf } from '../../src/distribution/wordpress/text.ts'
import type { GhostExport } from '../../src/ingest/ghost/items.ts'
import { readGhost } from '../../src/ingest/ghost/read.ts'
import { bodyOfGhostPost } from '../../src/ingest/ghost/text/body.ts'
import type { WxrItem } from '../../src/ingest/wordpress/items.ts'
import { metadataOfPost } from '../../src/ingest/wordpress/metadata.ts'
import { readWxr } from '../../src/ingest/wordpress/read.ts'
import { type BodyContext, bodyOfPost } from '../../src/ingest/wordpress/text/body.ts'
import { newsroomDatabase, type TestDatabase, temporaryFolder } from '../harness.ts'
import { bodies } from '../ingest/body-documents.ts'
import { collected } from '../ingest/wordpress-files.ts'
import { fillNewsroom, siteUrl, textBelow } from './leaving-newsroom.ts'

let newsroom: TestDatabase
let ids: Awaited<ReturnType<typeof fillNewsroom>>
const mediaDir = temporaryFolder()

beforeAll(async () => {
  newsroom = await newsroomDatabase()
  ids = await fillNewsroom(newsroom.db, mediaDir)
})
afterAll(() => newsroom.drop())

const reading = (given: Partial<BodyContext> = {}): BodyContext => ({
  ...{ site: siteUrl, resolveMedia: () => 1, resolveLink: () => null },
  ...{ reusableBlock: () => null, attachmentsOf: () => [], ...given },
})

describe('the export for WordPress', () => {
  let folder: string
  let report: string
  let items: WxrItem[]
  const of = <K extends WxrItem['kind']>(kind: K) =>
    items.filter((one): one is Extract<WxrItem, { kind: K }> => one.kind === kind)
  const post = (id: number) => of('post').find((one) => one.type === 'post' && one.id === id * 10)!

  beforeAll(async () => {
    folder = join(temporaryFolder(), 'wordpress')
    const { db } = newsroom
    report = await exportWordPress({ db, siteUrl, mediaDir, folder, mediaUrl: 'https://files.example' })
    items = await collected(readWxr([join(folder, 'wordpress-001.xml')]))
  })

  test('is read back without a problem, with authors, categories, tags, menus and pages', () => {
    expect(of('problem')).toEqual([])
    expect(of('author').map(({ name }) => name)).toEqual(expect.arrayContaining(['ليلى حداد', 'سامر نور']))
    expect(of('category').map(({ slug, name }) => `${slug} ${name}`)).toEqual([
      'world العالم',
      'economy الاقتصاد',
    ])
    expect(of('tag').map(({ name }) => name)).toEqual(expect.arrayContaining(['الملاحة', 'ميناء الشمال']))
    expect(of('menuItem').map(({ object }) => object)).toEqual(['category', 'category'])
    const page = of('post').find(({ type }) => type === 'page')!
    expect([page.slug, page.title, page.content]).toEqual([
      'about',
      'من نحن',
      expect.stringContaining('صحيفة المرفأ.'),
    ])
    const profile = of('post').find(({ type, title }) => type === 'guest-author' && title === 'ليلى حداد')!
    expect(metadataOfPost(profile).guestAuthor).toMatchObject({ biography: 'مراسلة في الميناء.' })
    expect(readFileSync(join(folder, 'authors.csv'), 'utf8')).toContain('مراسلة في الميناء.')
  })

  test('has an article with its text, terms, fields, lead picture and comments', () => {
    const full = post(ids.full)
    expect(full).toMatchObject({
      title: 'الميناء يفتح أبوابه & «السوق»',
      excerpt: 'خلاصة الخبر',
      status: 'publish',
    })
    expect(full.terms.map(({ taxonomy, name }) => `${taxonomy} ${name}`)).toEqual([
      ...['category العالم', 'category الاقتصاد', 'post_tag الملاحة', 'post_tag ميناء الشمال'],
      ...[`author author-${ids.author}`, `author author-${ids.second}`],
    ])
    const { featuredImageId, seo, fields } = metadataOfPost(full)
    expect(featuredImageId).toBe(ids.lead.id * 10 + 1)
    expect(seo).toMatchObject({ title: 'الميناء', noindex: true })
    expect(fields).toEqual(expect.arrayContaining([{ key: 'nashra_dateline', value: 'المرفأ' }]))
    expect(full.comments).toMatchObject([
      { id: ids.asked, parent: 0, state: 'approved', content: 'متى تصل السفينة التالية؟' },
      { id: ids.answered, parent: ids.asked, content: 'يوم الأحد &lt;قريبًا&gt;' },
    ])
    const references: (number | undefined)[] = []
    const links: string[] = []
    const context = reading({
      resolveMedia: ({ attachmentId }) => references.push(attachmentId),
      resolveLink(address) {
        links.push(address)
        return null
      },
    })
    const { blocks } = bodyOfPost(full, context)
    expect(blocks.map(({ type }) => type)).toEqual([
      ...[
        'paragraph',
        'paragraph',
        'figure',
        'paragraph',
        'file',
        'paragraph',
        'factBox',
        'blockquote',
        'paragraph',
      ],
    ])
    expect(bodyText({ type: 'doc', content: blocks })).toContain('نص فيه [gallery] و ]]> و <b>.')
    expect(full.content).toContain('العدد عشر')
    expect(references).toEqual([ids.inText.id * 10 + 1, ids.document * 10 + 1])
    expect(links).toEqual([`${siteUrl}/?p=${ids.first * 10}`, `${siteUrl}/?p=${ids.first * 10}`])
  })

  test('keeps the states, and makes nothing public that readers do not see', () => {
    expect(post(ids.draft).status).toBe('draft')
    expect(post(ids.scheduled)).toMatchObject({ status: 'future', date: { utc: '2150-01-02T10:00:00Z' } })
    expect(post(ids.withdrawn).status).toBe('draft')
    expect(post(ids.trashed).status).toBe('trash')
    expect(post(ids.removed)).toBeUndefined()
    const text = textBelow(folder, /\.(xml|csv|txt)$/)
    expect(text).not.toContain('خبر أزيل بحكم')
    expect(text).not.toMatch(/pending@example|ipHash/)
    expect(readFileSync(join(folder, 'redirects.csv'), 'utf8')).toContain(`/a/${ids.withdrawn},,0,410,error`)
    expect(readFileSync(join(folder, 'redirects.csv'), 'utf8')).toContain(
      `/a/${ids.full},/?p=${ids.full * 10},0,301,url`,
    )
    const redirects = readFileSync(join(folder, 'redirects.csv'), 'utf8')
    expect(redirects).toContain(`/2019/old-name,/?p=${ids.full * 10},0,301,url`)
    expect(redirects).toContain('/gone,,0,410,error')
    const members = readFileSync(join(folder, 'members.csv'), 'utf8')
    expect(members).toMatch(/reader@example\.org,,,true/)
    expect(members).toMatch(/left@example\.org,,,false/)
  })

  test('has the files in the folders of WordPress, and those under embargo beside them', () => {
    const attachment = of('attachment').find(({ id }) => id === ids.lead.id * 10 + 1)!
    expect(attachment).toMatchObject({ excerpt: 'الرصيف', status: 'inherit' })
    const { file } = metadataOfPost(attachment)
    expect(file).toMatchObject({ alt: 'رصيف وسفن', credit: 'هدى سالم / الضفاف', width: 400 })
    expect(attachment.url).toBe(`https://files.example/wp-content/uploads/${file!.file}`)
    expect(readFileSync(join(folder, 'wp-content/uploads', file!.file))).toEqual(ids.lead.bytes)
    expect(of('attachment')).toHaveLength(3)
    expect(existsSync(join(folder, 'not-public'))).toBe(true)
    expect(report).toContain('1 × files under embargo or without rights')
    expect(report).toContain('1 × articles that were removed')
    expect(report).toContain('1 × blocks as HTML: factBox')
  })

  test('refuses a folder with something in it', async () => {
    const { db } = newsroom
    await expect(exportWordPress({ db, siteUrl, mediaDir, folder, mediaUrl: siteUrl })).rejects.toThrow(
      'is not empty',
    )
  })
})

describe('the export for Ghost', () => {
  let folder: string
  let ghost: GhostExport
  const post = (id: number) => ghost.posts.find((one) => one.id.endsWith(id.toString(16).padStart(16, '0')))!

  beforeAll(async () => {
    folder = join(temporaryFolder(), 'ghost')
    await exportGhost({ db: newsroom.db, siteUrl, mediaDir, folder })
    ghost = await readGhost(join(folder, 'ghost-001.json'))
  })

  test('is read back: posts with states, authors, tags, pictures and texts', () => {
    const posts = ghost.posts.filter(({ type }) => type === 'post')
    expect(posts.map(({ title, status }) => `${status} ${title}`)).toEqual([
      ...['published السفينة الأولى تصل', 'published الميناء يفتح أبوابه & «السوق»', 'draft مسودة لم تنشر'],
      ...['scheduled خبر الغد', 'draft خبر مسحوب'],
    ])
    const full = posts[1]!
    const names = (list: { id: string; name: string }[], wanted: string[]) =>
      wanted.map((id) => list.find((one) => one.id === id)?.name)
    expect(names(ghost.authors, full.authorIds)).toEqual(['ليلى حداد', 'سامر نور'])
    expect(names(ghost.tags, full.tagIds)).toEqual(['العالم', 'الاقتصاد', 'الملاحة', 'ميناء الشمال'])
    expect(full).toMatchObject({ excerpt: 'خلاصة الخبر', metaTitle: 'الميناء' })
    const path = full.picture!.address.replace('__GHOST_URL__/', '')
    expect(readFileSync(join(folder, path))).toEqual(ids.lead.bytes)
    const { blocks } = bodyOfGhostPost(full, reading())
    expect(blocks.map(({ type }) => type)).toEqual([
      ...[
        'paragraph',
        'paragraph',
        'figure',
        'paragraph',
        'file',
        'paragraph',
        'factBox',
        'blockquote',
        'paragraph',
      ],
    ])
    expect(full.lexical).toContain(`__GHOST_URL__/article-${ids.first}/`)
    expect(ghost.posts.find(({ type }) => type === 'page')).toMatchObject({ slug: 'about', title: 'من نحن' })
  })

  test('has redirects, members and comments, and nothing that was removed', () => {
    expect(readFileSync(join(folder, 'redirects.yaml'), 'utf8')).toContain('"/article-$1/"')
    expect(readFileSync(join(folder, 'redirects.yaml'), 'utf8')).toContain(
      `"^/2019/old-name": "/article-${ids.full}/"`,
    )
    expect(readFileSync(join(folder, 'members.csv'), 'utf8')).toMatch(/left@example\.org,,,false/)
    expect(readFileSync(join(folder, 'comments.csv'), 'utf8')).toContain(`,${ids.asked},`)
    expect(textBelow(folder, /\.(json|csv|yaml|txt)$/)).not.toMatch(/خبر أزيل بحكم|pending@example/)
    expect(post(ids.removed)).toBeUndefined()
  })
})

/** What typography changes is the same to a reader of both. */
const plain = (text: string) =>
  text
    .replace(/[’‘′`']+/g, "'")
    .replace(/[“”″"]|''/g, '"')
    .replace(/[–—-]+/g, '-')
    .replaceAll('…', '...')
    .replaceAll('×', 'x')
    .replace(/\s+/g, '')

test('a text of any blocks is read back with the same words', () => {
  const types = ['picture', 'picture', 'video', 'audio', 'document'] as const
  const shown = { media: [1, 2, 3], articles: [7], audio: [4], documents: [5] }
  fc.assert(
    fc.property(bodies(shown), (body) => {
      const normal = normaliseBody(body)
      // Cards, embeds and scores have words of their own in another program; brackets may be shortcodes there.
      const content = normal.content.filter(
        (one) =>
          !['articleCard', 'embed', 'file', 'score'].includes(one.type) && !JSON.stringify(one).includes('['),
      )
      const text = textOf(
        { type: 'doc', content },
        {
          report: () => {},
          article: () => null,
          media: (id) => ({
            ...{
              number: id,
              url: `${siteUrl}/${id}`,
              type: types[id - 1]!,
              alt: '',
              caption: '',
              poster: null,
            },
            tracks: [],
          }),
        },
      )
      const back = bodyOfPost({ id: 1, link: siteUrl, content: text, meta: [] }, reading())
      expect(plain(bodyText({ type: 'doc', content: back.blocks }))).toBe(
        plain(bodyText({ type: 'doc', content })),
      )
    }),
    { numRuns: 150 },
  )
})
