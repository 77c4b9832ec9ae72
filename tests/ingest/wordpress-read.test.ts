import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WxrItem } from '../../src/ingest/wordpress/items.ts'
import { metadataOfPost } from '../../src/ingest/wordpress/metadata.ts'
import { readWxr } from '../../src/ingest/wordpress/read.ts'
import { commentTree, termTree } from '../../src/ingest/wordpress/trees.ts'
import { temporaryFolder } from '../harness.ts'
import { collected, exportXml, itemXml, metaXml } from './wordpress-files.ts'

const folder = temporaryFolder()
let made = 0
/** Reads files of these texts or bytes. */
async function read(...contents: (string | Uint8Array)[]): Promise<WxrItem[]> {
  const files = contents.map((content) => {
    const file = join(folder, `export-${made++}.xml`)
    writeFileSync(file, content)
    return file
  })
  return collected(readWxr(files))
}
const only = <K extends WxrItem['kind']>(items: WxrItem[], kind: K) =>
  items.filter((item): item is Extract<WxrItem, { kind: K }> => item.kind === kind)
const problems = (items: WxrItem[]) => only(items, 'problem').map(({ problem }) => problem)
const titles = (items: WxrItem[]) => only(items, 'post').map(({ title }) => title)

/** The bytes of a text in windows-1256, for the letters that the test uses. */
const inArabic = (text: string) => {
  const decoder = new TextDecoder('windows-1256')
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]))
  return Buffer.from([...text].map((sign) => codes.get(sign)!))
}

const two = exportXml(itemXml({ id: 1 }) + itemXml({ id: 2 }))

describe('an export', () => {
  test('has its site, authors, terms, items and comments', async () => {
    const comment = (id: number, parent: number, approved: string, type = '') =>
      `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[سعاد]]></wp:comment_author>
       <wp:comment_author_email>s@mail.example</wp:comment_author_email><wp:comment_author_IP>192.0.2.7</wp:comment_author_IP>
       <wp:comment_date>2019-03-02 01:00:00</wp:comment_date><wp:comment_date_gmt>2019-03-01 23:00:00</wp:comment_date_gmt>
       <wp:comment_content><![CDATA[نعم]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved>
       <wp:comment_type>${type}</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`
    const category = (slug: string, parent: string, name: string) =>
      `<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename>
       <wp:category_parent>${parent}</wp:category_parent><wp:cat_name><![CDATA[${name}]]></wp:cat_name></wp:category>`
    const head = `<wp:author><wp:author_id>3</wp:author_id><wp:author_login>noor</wp:author_login>
      <wp:author_display_name><![CDATA[نور &amp; شركاه]]></wp:author_display_name></wp:author>
      ${category('%d8%a8%d9%84%d8%af', '', 'بلد')}${category('port', '%d8%a8%d9%84%d8%af', 'الميناء')}`
    const post = itemXml({
      id: 7,
      title: '«عنوان» &amp; <em>وسم</em>',
      slug: '%d8%ae%d8%a8%d8%b1-%d8',
      more:
        '<category domain="category" nicename="port">الميناء</category>' +
        '<wp:post_name_extra>x</wp:post_name_extra>' +
        comment(1, 0, '1') +
        comment(2, 1, '0') +
        comment(3, 9, 'spam', 'pingback'),
    })
    const menu = itemXml({
      id: 8,
      type: 'nav_menu_item',
      more:
        '<category domain="nav_menu" nicename="main">الرئيسة</category>' +
        metaXml({
          _menu_item_type: 'custom',
          _menu_item_url: 'https://tv.example/',
          _menu_item_menu_item_parent: '6',
        }),
    })
    const file = itemXml({
      id: 9,
      type: 'attachment',
      status: 'inherit',
      more: '<wp:attachment_url>https://old.example/a.jpg</wp:attachment_url>',
    })
    const items = await read(exportXml(post + menu + file, { head }))
    expect(problems(items)).toEqual([])
    expect(items[0]).toMatchObject({ kind: 'site', title: 'صحيفة المرفأ', language: 'ar', version: '1.2' })
    expect(only(items, 'author')).toMatchObject([{ id: 3, login: 'noor', name: 'نور & شركاه' }])
    const lost: string[] = []
    const [root] = termTree(only(items, 'category'), ({ kind }) => lost.push(kind))
    expect([root?.item.slug, root?.children[0]?.item.parent]).toEqual(['بلد', 'بلد'])
    const [read7] = only(items, 'post')
    expect(read7).toMatchObject({
      id: 7,
      slug: 'خبر-%d8',
      date: { local: '2019-03-01 12:00:00', utc: '2019-03-01T10:00:00Z' },
      terms: [{ taxonomy: 'category', slug: 'port', name: 'الميناء' }],
    })
    expect(read7!.comments.map(({ state, type }) => `${state} ${type}`)).toEqual([
      'approved comment',
      'pending comment',
      'spam pingback',
    ])
    expect(JSON.stringify(read7)).not.toContain('192.0.2.7')
    const tree = commentTree(read7!.comments, ({ detail }) => lost.push(detail))
    expect(tree.map(({ item, children }) => [item.id, children.length])).toEqual([
      [1, 1],
      [3, 0],
    ])
    expect(lost).toEqual(['3 (9)'])
    expect(only(items, 'menuItem')).toMatchObject([
      {
        id: 8,
        menu: { slug: 'main', name: 'الرئيسة' },
        parent: 6,
        type: 'custom',
        url: 'https://tv.example/',
      },
    ])
    expect(only(items, 'attachment')).toMatchObject([{ id: 9, url: 'https://old.example/a.jpg' }])
  })

  test('of the oldest form, with other prefixes, or split in parts is the same', async () => {
    const old = exportXml(
      itemXml({
        id: 1,
        more: '<category><![CDATA[بحر]]></category><category domain="tag" nicename="sea"><![CDATA[بحر]]></category>',
      }),
      { version: '1.0' },
    )
    const [post] = only(await read(old), 'post')
    expect(post!.terms).toEqual([{ taxonomy: 'post_tag', slug: 'sea', name: 'بحر' }])
    const others = two
      .replaceAll('wp:', 'w:')
      .replace('xmlns:wp=', 'xmlns:w=')
      .replaceAll('content:encoded', 'body:encoded')
      .replace('xmlns:content=', 'xmlns:body=')
    expect(titles(await read(others))).toEqual(['خبر 1', 'خبر 2'])
    const parts = await read(exportXml(itemXml({ id: 2 }) + itemXml({ id: 3 })), gzipSync(two))
    expect(titles(parts)).toEqual(['خبر 2', 'خبر 3', 'خبر 1'])
    expect(only(parts, 'site')).toHaveLength(1)
    expect(only(parts, 'author')).toMatchObject([{ login: 'noor', id: null }])
    expect(problems(parts)).toEqual(['an item that stands in the export twice'])
  })

  test.each<[string, string | Uint8Array, string[], string[]]>([
    ['a byte order mark', `\ufeff${two}`, ['خبر 1', 'خبر 2'], []],
    ['UTF-16', Buffer.from(`\ufeff${two}`, 'utf16le'), ['خبر 1', 'خبر 2'], []],
    [
      'warnings before it',
      `<br />\n<b>Notice</b>: x\n${two}`,
      ['خبر 1', 'خبر 2'],
      ['text before the export'],
    ],
    [
      'a document type',
      two
        .replace('<rss', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss')
        .replace('خبر 2', 'خبر 2'),
      ['خبر 1', 'خبر 2'],
      ['a document type, which was ignored'],
    ],
    [
      'a cut in the second item',
      two.slice(0, two.lastIndexOf('wp:post_id')),
      ['خبر 1'],
      ['the file breaks off after 1 whole items'],
    ],
    [
      'a cut of the packed file',
      gzipSync(
        exportXml(
          itemXml({ id: 1 }) +
            Array.from({ length: 400 }, (_, id) =>
              itemXml({ id: id + 2, content: String(Math.sin(id)) }),
            ).join(''),
        ),
      ).subarray(0, -900),
      ['خبر 1'],
      ['the file breaks off after'],
    ],
    [
      'a packed file that expands without end',
      Buffer.concat([
        gzipSync(two.slice(0, two.lastIndexOf('<item>'))),
        ...Array(8).fill(gzipSync(Buffer.alloc(8 * 1024 * 1024, ' \n'))),
      ]),
      ['خبر 1'],
      ['the file was left after item 1', 'the file breaks off after 1 whole items'],
    ],
    ['windows-1256', inArabic(two.replace('UTF-8', 'windows-1256')), ['خبر 1', 'خبر 2'], []],
    [
      'markup without protection',
      two.replace('<![CDATA[خبر 1]]>', 'خبر <b>1</b>'),
      ['خبر <b>1</b>', 'خبر 2'],
      ['markup that was not protected'],
    ],
    [
      'a feed',
      '<rss version="2.0"><channel><title>x</title><item><title>x</title></item></channel></rss>',
      [],
      ['an RSS feed, not an export of WordPress'],
    ],
    ['no XML', 'PK\u0003\u0004', [], ['not an XML file']],
    ['nothing', '', [], ['not an XML file']],
  ])('with %s', async (_, content, expected, said) => {
    const items = await read(content)
    expect(titles(items).slice(0, Math.max(expected.length, 1))).toEqual(expected)
    expect(problems(items)).toEqual(said.map((text) => expect.stringContaining(text)))
  })

  test('with bad bytes and forbidden characters keeps the rest', async () => {
    const text = exportXml(itemXml({ id: 1, content: 'قبل\u000b ### بعد' }))
    const at = Buffer.from(text).indexOf('###')
    const bytes = Buffer.from(text)
    const mixed = Buffer.concat([
      bytes.subarray(0, at),
      inArabic('وصلت السفن إلى الميناء'),
      bytes.subarray(at + 3),
    ])
    const items = await read(mixed)
    expect(only(items, 'post')).toMatchObject([
      {
        content: 'قبل وصلت السفن إلى الميناء بعد',
        losses: [{ kind: 'characters that XML forbids', detail: 'content:encoded' }],
      },
    ])
    expect(problems(items)).toEqual(['words in an older encoding, which were converted'])
  })

  test('says which files cannot be read, and which dates are missing', async () => {
    const items = await collected(readWxr([join(folder, 'none.xml'), folder]))
    expect(problems(items)).toEqual(['a file that cannot be read', 'a file that cannot be read'])
    const zero = itemXml({ id: 1, gmt: '0000-00-00 00:00:00' })
    const draft = itemXml({ id: 2, status: 'draft', date: '0000-00-00 00:00:00', gmt: '0000-00-00 00:00:00' })
    expect(only(await read(exportXml(zero + draft)), 'post')).toMatchObject([
      { date: { local: '2019-03-01 12:00:00', utc: null }, losses: [{ kind: 'dates without a time zone' }] },
      { date: { local: null, utc: null }, losses: [] },
    ])
  })
})

test('a file that is cut or damaged anywhere never throws, and keeps what came before', async () => {
  const whole = Buffer.from(two)
  const first = whole.indexOf('</item>') + 7
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 6 }), async (at, noise) => {
      const items = await read(Buffer.concat([whole.subarray(0, at), noise]))
      if (at >= first) expect(titles(items)).toContain('خبر 1')
      expect(only(items, 'problem').length).toBeGreaterThan(at === whole.length ? -1 : 0)
    }),
    { numRuns: 100 },
  )
})

describe('custom fields', () => {
  const post = { type: 'post', title: 'عنوان', content: '', excerpt: 'موجز', terms: [] }
  const of = (values: Record<string, string>) =>
    metadataOfPost({ ...post, meta: Object.entries(values).map(([key, value]) => ({ key, value })) })

  test('have a meaning, are kept, or serve WordPress itself', () => {
    const read = of({
      ...{ _thumbnail_id: '12', _edit_last: '1', _edit_lock: '9:1', _wp_old_slug: '%d8%a3', source: 'وكالة' },
      ...{ subtitle: 'فرعي', _subtitle: 'field_5ab', _own: 'x', footnotes: '[]' },
    })
    expect(read).toMatchObject({ featuredImageId: 12, oldSlugs: ['أ'], losses: [] })
    expect(read.fields.map(({ key }) => key)).toEqual(['source', 'subtitle', '_own'])
  })

  test.each<[string, Record<string, string>, object]>([
    [
      'Yoast',
      {
        _yoast_wpseo_title: '%%title%% %%sep%% %%sitename%%',
        _yoast_wpseo_metadesc: 'وصف',
        '_yoast_wpseo_meta-robots-noindex': '1',
        _yoast_wpseo_primary_category: '9',
      },
      { title: '', description: 'وصف', noindex: true, primaryCategoryId: 9 },
    ],
    [
      'Rank Math',
      {
        rank_math_title: 'لمحركات البحث',
        rank_math_robots: 'a:1:{i:0;s:7:"noindex";}',
        rank_math_canonical_url: 'https://p.example/',
      },
      { title: 'لمحركات البحث', noindex: true, canonical: 'https://p.example/' },
    ],
    [
      'All in One SEO',
      { _aioseop_title: '#post_title خاص', _aioseo_description: '#post_excerpt', _aioseop_noindex: 'on' },
      { title: 'عنوان خاص', description: 'موجز', noindex: true },
    ],
  ])('of %s', (_, values, expected) => {
    expect(of(values).seo).toMatchObject(expected)
  })

  test('describe a file, and survive broken lengths and hostile nesting', () => {
    const values = `a:3:{s:5:"width";i:900;s:14:"original_image";s:8:"boat.jpg";s:10:"image_meta";a:2:{s:6:"credit";s:3:"نور";s:8:"keywords";a:1:{i:0;s:4:"بحر";}}}`
    const file = of({ _wp_attached_file: '2019/03/boat-scaled.jpg', _wp_attachment_metadata: values }).file
    expect(file).toMatchObject({ width: 900, original: 'boat.jpg', credit: 'نور', keywords: ['بحر'] })
    const deep = of({ _wp_attached_file: 'a.jpg', _wp_attachment_metadata: 'a:1:{i:0;'.repeat(50_000) })
    expect(deep.losses).toEqual([{ kind: 'metadata of a file that cannot be read', detail: 'a.jpg' }])
  })
})
