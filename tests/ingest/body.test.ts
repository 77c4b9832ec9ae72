import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BodyDocument, bodyDocument, bodyText } from '../../src/body/document.ts'
import { inlineText, type Paragraph } from '../../src/body/inline.ts'
import { divideParagraph } from '../../src/body/limits.ts'
import { normaliseBody } from '../../src/body/normalise.ts'
import { parseBody } from '../../src/body/parse-body.ts'
import { bodyToHtml } from '../../src/body/to-html.ts'
import type { MediaType } from '../../src/values/media-type.ts'
import { bodies } from './body-documents.ts'

const typeOf = (id: number): MediaType => (id === 9 ? 'audio' : id === 10 ? 'document' : 'picture')
const addresses = {
  media: (id: number) => ({ uri: `urn:m:${id}`, type: typeOf(id), src: `/media/${id}.jpg`, alt: '' }),
  article: (id: number) => ({
    uri: `urn:a:${id}`,
    href: `https://news.example/articles/${id}`,
    headline: 'خبر',
  }),
}
const galleryOf = (caption: string, title: string) =>
  `<figure class="gallery"><figure data-uri="urn:m:4"><img src="/media/4.jpg" alt="">${caption}</figure><figure data-uri="urn:m:5"><img src="/media/5.jpg" alt=""></figure>${title}</figure>`
const idOf = (uri: string) => Number(/^urn:[am]:(\d+)$/.exec(uri)?.[1] ?? 0) || null
const resolve = { media: idOf, article: idOf }
const read = (html: string, type?: string) => parseBody(html, resolve, type)
const shape = (html: string) => bodyToHtml(read(html).body, addresses)

describe('HTML round trip', () => {
  test('a normalised body comes back exactly', { tags: 'long' }, () => {
    fc.assert(
      fc.property(bodies({ media: [1, 2, 3], audio: [9], documents: [10], articles: [7, 8] }), (body) => {
        const normal = normaliseBody(body)
        expect(normaliseBody(normal)).toEqual(normal)
        const { body: back, dropped } = read(bodyToHtml(body, addresses))
        expect(back).toEqual(normal)
        expect(dropped).toEqual([])
        expect(bodyDocument.safeParse(back).success).toBe(true)
      }),
      { numRuns: 700 },
    )
  })

  test('any parsed body fits the schema, and no executable markup is written', () => {
    const pieces = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<div onclick=x()>',
        '</div>',
        '<script>alert(1)</script>',
        '<b>',
        '</i>',
        '<a href="javascript:x()">',
        '</a>',
        '<li>',
      ],
      ...[
        '<ul>',
        '</ul>',
        '<table>',
        '<tr>',
        '<td>',
        '<blockquote>',
        '<cite>',
        '</cite>',
        '<img src=x onerror=y>',
        '<style>p{}</style>',
        'نص',
        '<h1>',
      ],
      ...[
        '<svg><script>x</script></svg>',
        '<math><mi>',
        '<iframe src=x>',
        '</iframe>',
        '<aside>',
        '<figure>',
        '<figure class="gallery">',
        '<img data-uri="urn:m:4">',
        '<img data-uri="urn:m:5">',
        '<audio src="urn:m:9"></audio>',
        '<aside data-file="urn:m:10">',
        '</figure>',
        '&lt;script&gt;',
        '<br>',
        '<!--',
        '-->',
      ],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
        const { body } = read(list.join(''))
        expect(bodyDocument.safeParse(body).error).toBeUndefined()
        const html = bodyToHtml(body, addresses)
        expect(html).not.toMatch(/<(?:script|style|iframe|svg|form)|<[^>]*\son\w+=|<[^>]*javascript:/i)
        expect(read(html).body).toEqual(body)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('foreign HTML', () => {
  test.each([
    ['<div><div>نص <span style="color:red">أحمر</span></div>وآخر</div>', '<p>نص أحمر</p><p>وآخر</p>'],
    ['نص بلا فقرة <b>غليظ</b><p>فقرة</p>', '<p>نص بلا فقرة <strong>غليظ</strong></p><p>فقرة</p>'],
    ['<h1>أ</h1><h4>ب</h4>', '<h2>أ</h2><h3>ب</h3>'],
    ['<p>سطر<br>ثان</p><p>أول<br><br>ثان</p>', '<p>سطر<br>ثان</p><p>أول</p><p>ثان</p>'],
    [
      '<ul><li>أ<ul><li>ب</li></ul></li><li><p>ج</p><p>د</p></li></ul>',
      '<ul><li>أ<ul><li>ب</li></ul></li><li><p>ج</p><p>د</p></li></ul>',
    ],
    [
      '<blockquote>قول<cite>— المصدر</cite></blockquote>',
      '<blockquote><p>قول</p><footer>المصدر</footer></blockquote>',
    ],
    [
      '<p>قبل <img data-uri="urn:m:4" src="x.jpg"> بعد</p>',
      '<p>قبل</p><figure data-uri="urn:m:4"><img src="/media/4.jpg" alt=""></figure><p>بعد</p>',
    ],
    [
      '<figure><img src="urn:m:4"><figcaption>شرح <i>الصورة</i></figcaption></figure>',
      '<figure data-uri="urn:m:4"><img src="/media/4.jpg" alt=""><figcaption>شرح الصورة</figcaption></figure>',
    ],
    [
      '<figure class="wp-block-gallery has-nested-images"><figure class="wp-block-image"><img src="urn:m:4"><figcaption>أ</figcaption></figure><figure class="wp-block-image"><img src="urn:m:5"></figure><figcaption class="blocks-gallery-caption">المرفأ</figcaption></figure>',
      galleryOf('<figcaption>أ</figcaption>', '<figcaption>المرفأ</figcaption>'),
    ],
    [
      '<div class="gallery gallery-columns-3"><dl class="gallery-item"><dt><a href="/x"><img src="urn:m:4"></a></dt><dd class="wp-caption-text">أ</dd></dl><dl class="gallery-item"><dt><img src="urn:m:5"></dt></dl></div>',
      galleryOf('<figcaption>أ</figcaption>', ''),
    ],
    [
      '<ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure><img src="urn:m:4"></figure></li><li><figure><img src="urn:unknown"></figure></li></ul>',
      '<figure data-uri="urn:m:4"><img src="/media/4.jpg" alt=""></figure>',
    ],
    [
      '<figure class="wp-block-audio"><audio controls src="urn:m:9"></audio><figcaption>مقابلة</figcaption></figure>',
      '<figure data-uri="urn:m:9"><audio src="/media/9.jpg" controls></audio><figcaption>مقابلة</figcaption></figure>',
    ],
    [
      '<figure><audio src="https://x.example/a.mp3"></audio><figcaption>مقابلة</figcaption></figure>',
      '<p>مقابلة</p>',
    ],
    [
      '<p><a href="https://x.example/a.pdf">تقرير</a></p>',
      '<p><a href="https://x.example/a.pdf">تقرير</a></p>',
    ],
    ['<aside><h4>حقائق</h4><ul><li>أ</li></ul></aside>', '<aside><h3>حقائق</h3><ul><li>أ</li></ul></aside>'],
    [
      '<aside data-article="urn:other"><a href="https://x.example/1">خبر</a></aside>',
      '<p><a href="https://x.example/1">خبر</a></p>',
    ],
    [
      '<table><tr><th>س</th><td>1<p>2</p></td></tr></table>',
      '<table><tbody><tr><th>س</th><td>1<br>2</td></tr></tbody></table>',
    ],
    [
      '<a href="javascript:alert(1)">نص</a> <a href="//x.example/a b">رابط</a>',
      '<p>نص <a href="https://x.example/a%20b">رابط</a></p>',
    ],
    ['<p>&nbsp;</p><p>نص</p><p></p>', '<p>نص</p>'],
    ['<pre>أ\nب</pre>', '<p>أ<br>ب</p>'],
    [
      '<p>H<sub>2</sub>O <ins>و</ins><del>ب</del><strike>ت</strike> <sup><sub>ث</sub></sup></p>',
      '<p>H<sub>2</sub>O <u>و</u><s>بت</s> <sup>ث</sup></p>',
    ],
    ['<ol start="3"><li>ج<ol><li>د</ol></ol>', '<ol start="3"><li>ج<ol><li>د</li></ol></li></ol>'],
    ['<ul><ul><li>أ</ul><li><ul><li>ب</ul>ج</ul>', '<ul><li>أ<ul><li>ب</li></ul></li><li>ج</li></ul>'],
    [
      '<table><tr><td colspan=2 rowspan=9>أ<td>ب<tr><td>ج<tr></table>',
      '<table><tbody><tr><td colspan="2" rowspan="2">أ</td><td>ب</td></tr><tr><td>ج</td></tr></tbody></table>',
    ],
    [
      '<figure class="wp-block-pullquote"><blockquote><p>قول</p><cite>فلان</cite></blockquote></figure><hr>',
      '<blockquote class="pullquote"><p>قول</p><footer>فلان</footer></blockquote><hr>',
    ],
    [
      '<pre class="wp-block-verse">صدر\tعجز\nسطر</pre>',
      '<blockquote class="verse"><p>صدر ... عجز<br>سطر</p></blockquote>',
    ],
    [
      '<pre><code class="language-js">if (a &lt; b)\n  c()\n</code></pre>',
      '<pre><code class="language-js">if (a &lt; b)\n  c()</code></pre>',
    ],
    [
      '<section class="timeline"><ol><li><h3>نيسان</h3><p>أول</p></li></ol></section>',
      '<section class="timeline"><ol><li><p><strong>نيسان</strong></p><p>أول</p></li></ol></section>',
    ],
    ['<body><p>نص</p></body>', '<p>نص</p>'],
    ['<dl><dt>لفظ</dt><dd>معنى</dd></dl>', '<p><strong>لفظ</strong></p><p>معنى</p>'],
  ])('%s', (html, expected) => {
    expect(shape(html)).toBe(expected)
  })

  test('dropped content is named', () => {
    const html =
      '<p onclick="x()">نص</p><script>1</script><iframe src="https://x.example"></iframe><form><input></form><img src="https://x.example/1.jpg">'
    expect(read(html).dropped.sort()).toEqual([
      ...['embed of a host that is not allowed', 'event handler', 'form', 'picture', 'script'],
    ])
  })

  test('plain text is divided into paragraphs', () => {
    expect(bodyText(read('أول\nسطر\n\nثان <3', 'text/plain').body)).toBe('أول سطر\n\nثان <3')
    expect(bodyText(read('أول\nثان &amp; ثالث').body)).toBe('أول\n\nثان & ثالث')
  })

  test('exceeded limits are clear errors', () => {
    expect(() => read(`<p>${'م'.repeat(10_000_000)}</p>`)).toThrow(
      /10,000,0\d\d characters of HTML; the limit is 2,000,000/,
    )
    expect(() => read(`${'<div>'.repeat(1_900_000 / 5)}نص`)).toThrow(/nested deeper than 200/)
    expect(() => read(Array.from({ length: 20_000 }, (_, i) => `<p><font size="${i}">`).join(''))).toThrow(
      /nested deeper than 200/,
    )
  })

  test('the size of the resulting body is limited, not only of the HTML', () => {
    const bold = Array.from({ length: 180 }, (_, i) => `<b id=${i}>`).join('')
    const many = /makes more than 150,000 elements and attributes/
    expect(() => read(`<p>${bold}</p>${'<p>x</p>'.repeat(5_000)}`)).toThrow(many)
    const element = `<b ${Array.from({ length: 1_000 }, (_, i) => `a${i}`).join(' ')}>`
    expect(() => read(`<p>${element}</p>${'<p>x</p>'.repeat(5_000)}`)).toThrow(many)
    expect(() => read(`<table>${'<br>'.repeat(70_000)}`)).toThrow(many)
    expect(() => read(`<b><p>${'<br>'.repeat(70_000)}</b>`)).toThrow(many)
    expect(read(`<p>${bold}</p>${'<p>x</p>'.repeat(50)}`).body.content).toHaveLength(50)
  })

  test('a line with any number of inline nodes is read', () => {
    expect(read('<b>aا</b>x '.repeat(45_000)).body.content).toHaveLength(1)
    expect(bodyText(read('<span>نص </span>'.repeat(20_000)).body)).toHaveLength(59_999)
  })

  test('a paragraph that is too long is divided without losing a word', () => {
    const words = 'قال الوزير كلمة. ثم قال أخرى '
    for (const html of [
      words.repeat(2_000),
      `<b>${words.repeat(1_000)}</b>${words}<i>${words.repeat(900)}</i>`,
    ]) {
      const [one] = read(`<p>${html}</p>`).body.content as Paragraph[]
      const parts = divideParagraph(one!)
      expect(parts.length).toBeGreaterThan(1)
      expect(Math.max(...parts.map(({ content }) => inlineText(content).length))).toBeLessThanOrEqual(20_000)
      expect(parts.map(({ content }) => inlineText(content)).join(' ')).toBe(inlineText(one!.content))
      expect(inlineText(parts[0]!.content)).toMatch(/كلمة\.$/)
    }
    const solid = divideParagraph({
      type: 'paragraph',
      content: [{ type: 'text', text: '😀'.repeat(30_000) }],
    })
    expect(solid.map(({ content }) => inlineText(content)).join('')).toBe('😀'.repeat(30_000))
  })

  test('a large body is read', () => {
    const html = '<p>نص <b>غليظ</b> <a href="https://x.example/">رابط</a></p>'.repeat(20_000)
    const body: BodyDocument = read(html).body
    expect(body.content).toHaveLength(20_000)
  })
})
