import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyDocument } from '../../src/body/document.ts'
import { bodyToHtml } from '../../src/body/to-html.ts'
import type { DescribedReference } from '../../src/ingest/archive/media.ts'
import { readGhost } from '../../src/ingest/ghost/read.ts'
import { bodyOfGhostPost } from '../../src/ingest/ghost/text/body.ts'
import { temporaryFolder } from '../harness.ts'

const folder = temporaryFolder()
let made = 0
function fileOf(content: string | Uint8Array): string {
  const file = join(folder, `ghost-${made++}.json`)
  writeFileSync(file, content)
  return file
}

/** Reads a text; files are counted from 1, and "gone" is missing. */
function read(given: { lexical?: unknown; mobiledoc?: unknown; html?: string }) {
  const types: DescribedReference['type'][] = []
  const post = {
    slug: 'post',
    lexical: given.lexical === undefined ? '' : JSON.stringify(given.lexical),
    mobiledoc: given.mobiledoc === undefined ? '' : JSON.stringify(given.mobiledoc),
    html: given.html ?? '',
  }
  const result = bodyOfGhostPost(post, {
    site: 'https://old.example/',
    resolveMedia: ({ address, type }) => (address?.includes('gone') ? null : types.push(type)),
    resolveLink: (address) => (address.endsWith('/known/') ? '/articles/7' : null),
  })
  const body = { type: 'doc' as const, content: result.blocks }
  expect(bodyDocument.safeParse(body).success).toBe(true)
  const html = bodyToHtml(body, {
    media: (id) => ({ type: types[id - 1]!, src: `m${id}`, alt: '' }),
    article: () => null,
  })
  return { ...result, html }
}
const lexical = (...children: object[]) => read({ lexical: { root: { type: 'root', children } } })
const words = (text: string, format = 0) => ({ type: 'extended-text', text, format })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })

describe('an export', () => {
  const tables = {
    posts: [
      {
        id: 'a',
        title: 'خبر',
        slug: 'one',
        status: 'published',
        type: 'post',
        visibility: 'paid',
        featured: 1,
        published_at: '2019-02-04 01:30:00',
        feature_image: '__GHOST_URL__/a.jpg',
        html: '<p>نص</p>',
      },
      {
        id: 'b',
        title: 'صفحة',
        slug: 'two',
        status: 'published',
        page: 1,
        author_id: 'u',
        codeinjection_head: '<style>',
      },
    ],
    posts_meta: [{ post_id: 'a', feature_image_alt: 'قارب', meta_title: 'للبحث', email_only: 0 }],
    posts_authors: [
      { post_id: 'a', author_id: 'v', sort_order: 1 },
      { post_id: 'a', author_id: 'u', sort_order: 0 },
    ],
    posts_tags: [{ post_id: 'a', tag_id: 't', sort_order: 0 }],
    tags: [{ id: 't', name: '#خفي', slug: 'hash-x' }],
    users: [{ id: 'u', name: 'نور', slug: 'noor', password: '$2a$secret' }],
    roles: [{ id: 'r', name: 'Editor' }],
    roles_users: [{ user_id: 'u', role_id: 'r' }],
    settings: [
      { key: 'title', value: 'البستان' },
      { key: 'ghost_private_key', value: 'secret' },
      { key: 'navigation', value: '[{"label":"عنا","url":"/about/"}]' },
    ],
  }

  test('has its site, authors, tags and posts, and no secrets', async () => {
    const written = JSON.stringify({ db: [{ meta: { version: '5.1' }, data: tables }] })
    const found = await readGhost(fileOf(gzipSync(written)))
    expect(found).toMatchObject({
      site: { title: 'البستان', navigation: [{ label: 'عنا', url: '/about/' }], version: '5.1' },
      authors: [{ name: 'نور', roles: ['Editor'] }],
      tags: [{ name: '#خفي', isInternal: true }],
      posts: [
        {
          type: 'post',
          visibility: 'paid',
          featured: true,
          publishedAt: '2019-02-04T01:30:00.000Z',
          authorIds: ['u', 'v'],
          tagIds: ['t'],
          metaTitle: 'للبحث',
          picture: { alt: 'قارب' },
          losses: [],
        },
        {
          type: 'page',
          authorIds: ['u'],
          losses: [{ kind: 'posts without a date' }, { kind: 'code of a single page' }],
        },
      ],
    })
    expect(JSON.stringify(found)).not.toContain('secret')
    expect((await readGhost(fileOf(JSON.stringify({ data: tables })))).posts).toHaveLength(2)
  })

  test.each([
    ['{"db":[{"data":{"posts":[{', /cannot be read/],
    ['{"db":[{"data":{}}]}', /not an export of Ghost/],
    ['[]', /not an export of Ghost/],
    ['\u001f\u008b', /cannot be read/],
  ])('that is broken says so: %j', async (content, message) => {
    await expect(readGhost(fileOf(Buffer.from(content, 'latin1')))).rejects.toThrow(message)
  })
})

describe('a text', () => {
  test('of Lexical nodes has words, lists, headings and links', () => {
    const { html, links, losses } = lexical(
      { type: 'extended-heading', tag: 'h2', children: [words('عنوان')] },
      paragraph(
        words('غامق', 1),
        words(' و'),
        words('مائل', 3),
        { type: 'linebreak' },
        words('H'),
        words('2', 32),
      ),
      {
        type: 'list',
        listType: 'number',
        start: 3,
        children: [{ type: 'listitem', children: [words('أ')] }],
      },
      { type: 'extended-quote', children: [words('قول')] },
      { type: 'aside', children: [words('بارز')] },
      paragraph({ type: 'link', url: '__GHOST_URL__/known/', children: [words('رابط')] }),
    )
    expect(html).toBe(
      '<h2>عنوان</h2><p><strong>غامق</strong> و<strong><em>مائل</em></strong><br>H<sub>2</sub></p><ol start="3"><li>أ</li></ol>' +
        '<blockquote><p>قول</p></blockquote><blockquote class="pullquote"><p>بارز</p></blockquote><p><a href="/articles/7">رابط</a></p>',
    )
    expect([links, losses]).toEqual([['https://old.example/known/'], []])
  })

  test.each<[object, string]>([
    [
      { type: 'image', src: '__GHOST_URL__/a.jpg', caption: '<b>وصف</b>' },
      '<figure><img src="m1" alt=""><figcaption>وصف</figcaption></figure>',
    ],
    [
      { type: 'gallery', images: [{ src: 'a.jpg' }, { src: 'b.jpg' }], caption: 'كلها' },
      '<figure class="gallery"><figure><img src="m1" alt=""></figure><figure><img src="m2" alt=""></figure><figcaption>كلها</figcaption></figure>',
    ],
    [
      { type: 'audio', src: 'a.mp3', title: 'نشرة' },
      '<figure><audio src="m1" controls></audio><figcaption>نشرة</figcaption></figure>',
    ],
    [
      { type: 'video', src: 'a.mp4', caption: 'لقطة' },
      '<figure><video src="m1" controls></video><figcaption>لقطة</figcaption></figure>',
    ],
    [
      { type: 'file', src: 'a.pdf', fileTitle: 'تقرير' },
      '<aside data-file="m1"><a href="m1">تقرير</a></aside>',
    ],
    [
      { type: 'bookmark', url: 'https://other.example/', metadata: { title: 'خبر', publisher: 'وكالة' } },
      '<p><a href="https://other.example/"><strong>خبر</strong></a></p><p>وكالة</p>',
    ],
    [
      { type: 'callout', calloutEmoji: '💡', calloutText: '<p>تنبيه</p>' },
      '<aside><p>💡</p><p>تنبيه</p></aside>',
    ],
    [{ type: 'toggle', heading: 'س', content: '<p>ج</p>' }, '<aside><h3>س</h3><p>ج</p></aside>'],
    [
      { type: 'codeblock', code: 'if (a < b) {}', language: 'js' },
      '<pre><code class="language-js">if (a &lt; b) {}</code></pre>',
    ],
    [{ type: 'horizontalrule' }, '<hr>'],
    [
      { type: 'html', html: '<table><tr><td>أ</td></tr></table>' },
      '<table><tbody><tr><td>أ</td></tr></tbody></table>',
    ],
    [{ type: 'header', header: '<span>رأس</span>', subheader: 'تحته' }, '<h2>رأس</h2><p>تحته</p>'],
    [{ type: 'product', productTitle: 'كتاب', productDescription: '<p>وصف</p>' }, '<h3>كتاب</h3><p>وصف</p>'],
    [{ type: 'paywall' }, ''],
  ])('has the card %j', (card, html) => {
    expect(lexical(card)).toMatchObject({ html, losses: [] })
    // The same card of the older editor, which has another name for two of them.
    const { type, ...payload } = card as { type: string }
    const name = { horizontalrule: 'hr', codeblock: 'code' }[type] ?? type
    expect(read({ mobiledoc: { cards: [[name, payload]], sections: [[10, 0]] } })).toMatchObject({
      html,
      losses: [],
    })
  })

  test('reports the cards for subscribers, those that are unknown, and files that are missing', () => {
    const { html, losses } = lexical(
      { type: 'email', html: '<p>أهلاً</p>' },
      { type: 'poll', children: [paragraph(words('سؤال'))] },
      { type: 'image', src: 'https://old.example/gone.jpg', caption: 'وصف' },
    )
    expect(html).toBe('<p>سؤال</p><p>وصف</p>')
    expect(losses.map(({ kind }) => kind)).toEqual(['card email', 'card poll', 'picture that is missing'])
  })

  test('of Mobiledoc has markups across markers, atoms, lists, and Markdown as Ghost made it', () => {
    const { html, losses } = read({
      mobiledoc: {
        atoms: [['soft-return', '', {}]],
        markups: [['strong'], ['a', ['href', 'https://other.example/']]],
        cards: [
          ['card-markdown', { markdown: '**م**' }],
          ['markdown', { markdown: '_ن_' }],
        ],
        sections: [
          [
            1,
            'p',
            [
              [0, [0], 0, 'أ'],
              [0, [1], 2, 'ب'],
              [1, [], 0, 0],
              [0, [], 0, 'ج'],
            ],
          ],
          [3, 'ul', [[[0, [], 0, 'بند']]]],
          [10, 0],
          [10, 1],
        ],
      },
      html: '<!--kg-card-begin: markdown--><p><strong>م</strong></p><!--kg-card-end: markdown-->',
    })
    expect(html).toBe(
      '<p><strong>أ</strong><a href="https://other.example/"><strong>ب</strong></a><br>ج</p><ul><li>بند</li></ul><p><strong>م</strong></p><p>_ن_</p>',
    )
    expect(losses).toEqual([{ kind: 'Markdown as it was typed', detail: '_ن_' }])
    expect(read({ html: '<p>قديم</p>' })).toMatchObject({ html: '<p>قديم</p>', losses: [] })
  })

  test('of any shape never throws', { timeout: 30_000 }, () => {
    const types = [
      'root',
      'paragraph',
      'list',
      'listitem',
      'link',
      'image',
      'gallery',
      'toggle',
      'file',
      'embed',
      'markdown',
      'x',
    ]
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...types), fc.array(fc.nat(3)))
    const node = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom(...types),
          children: fc.oneof(value, fc.array(tie('node'), { maxLength: 4 })),
          src: value,
          url: value,
          images: value,
          heading: value,
        },
        { requiredKeys: [] },
      ),
    })).node
    fc.assert(
      fc.property(node, value, value, (root, sections, cards) => {
        read({ lexical: { root } })
        read({ mobiledoc: { sections, cards, markups: cards, atoms: sections } })
      }),
      { numRuns: 200 },
    )
    let deep: object = words('كلمة')
    for (let level = 0; level < 2_000; level++) deep = { type: 'paragraph', children: [deep] }
    const { html, losses } = lexical(deep)
    expect([html, losses]).toEqual([
      '<p>كلمة</p>',
      [{ kind: 'text that is nested too deeply', detail: 'كلمة' }],
    ])
  })
})
