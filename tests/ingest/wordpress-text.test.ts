import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyDocument, bodyText } from '../../src/body/document.ts'
import { bodyToHtml } from '../../src/body/to-html.ts'
import type { DescribedReference } from '../../src/ingest/archive/media.ts'
import { type BodyContext, bodyOfPost } from '../../src/ingest/wordpress/text/body.ts'

const old = 'https://old.example'
/** Reads a text. The media item of attachment 5 is 5; files are counted from 100; "gone" is missing. */
function read(
  content: string,
  given: Partial<BodyContext> = {},
  meta: { key: string; value: string }[] = [],
) {
  const types = new Map<number, DescribedReference['type']>()
  const context: BodyContext = {
    site: old,
    resolveMedia: (reference) => {
      if (reference.address?.includes('gone')) return null
      const id = reference.attachmentId ?? 100 + types.size
      types.set(id, reference.type)
      return id
    },
    resolveLink: (address) => (address.includes('p=7') ? '/articles/7' : null),
    reusableBlock: (id) => (id === 14 ? '<!-- wp:paragraph --><p>تابعونا</p><!-- /wp:paragraph -->' : null),
    attachmentsOf: () => [21, 22],
    ...given,
  }
  const result = bodyOfPost({ id: 1, link: `${old}/?p=1`, content, meta }, context)
  const body = { type: 'doc' as const, content: result.blocks }
  expect(bodyDocument.safeParse(body).success).toBe(true)
  const html = bodyToHtml(body, {
    media: (id) => ({ type: types.get(id)!, src: `m${id}`, alt: '' }),
    article: () => null,
  })
  return { ...result, body, html, kinds: result.losses.map(({ kind }) => kind) }
}

const figure = (id: number, caption = '') =>
  `<figure><img src="m${id}" alt="">${caption && `<figcaption>${caption}</figcaption>`}</figure>`

describe('a classic text', () => {
  test.each([
    ['أ\n\nب\r\nج\n\n\n د', '<p>أ</p><p>ب<br>ج</p><p>د</p>'],
    ['<strong>أ\n\nب</strong>', '<p><strong>أ</strong></p><p><strong>ب</strong></p>'],
    ['أ<br />\nب', '<p>أ<br>ب</p>'],
    [
      '<h3>عنوان</h3>\nنص\n<blockquote>قول\n\nآخر</blockquote>\nنص',
      '<h3>عنوان</h3><p>نص</p><blockquote><p>قول</p><p>آخر</p></blockquote><p>نص</p>',
    ],
    ['<ul>\n<li>أ</li>\n<li>ب\nج</li>\n</ul>', '<ul><li>أ</li><li>ب<br>ج</li></ul>'],
    ['<pre><code>if (a[i]) {\n\n  [b]\n}</code></pre>', '<pre><code>if (a[i]) {\n\n  [b]\n}</code></pre>'],
    ['أ\n\n<!--more تابع-->\n\nب', '<p>أ</p><p>ب</p>'],
    ['قال "نعم" - ثم... "لا"', '<p>قال “نعم” – ثم… “لا”</p>'],
    [
      '<p class="MsoNormal" style="margin:0"><span style="font-weight:bold">أ<o:p></o:p></span></p><!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]-->',
      '<p><strong>أ</strong></p>',
    ],
    [
      'https://example.org/x?a=1&amp;b=2',
      '<p><a href="https://example.org/x?a=1&amp;b=2">https://example.org/x?a=1&amp;b=2</a></p>',
    ],
  ])('%j', (content, html) => {
    expect(read(content)).toMatchObject({ html, losses: [] })
  })

  test('keeps prose in brackets, shows escaped shortcodes, and reports unknown ones with their text kept', () => {
    const { html, losses } = read(
      'قال [كذا] و[sic] و[1]\n\n[[gallery]]\n\n[vc_row a="1"][vc_text]نص[/vc_text][/vc_row]\n\n[ads]\n\n[/end]',
    )
    expect(html).toBe('<p>قال [كذا] و[sic] و[1]</p><p>[gallery]</p><p>نص</p>')
    expect(losses).toEqual([
      { kind: 'shortcode [vc_text]', detail: '[vc_text]' },
      { kind: 'shortcode [vc_row]', detail: '[vc_row a="1"]' },
      { kind: 'shortcode [ads]', detail: '[ads]' },
      { kind: 'shortcode [end]', detail: '[/end]' },
    ])
  })

  test.each([
    [
      '[caption id="attachment_5" width="9"]<a href="x.jpg"><img src="x.jpg" /></a> <em>وصف</em>[/caption]',
      figure(5, 'وصف'),
    ],
    ['[caption caption="قديم"]<img class="wp-image-6" src="x.jpg" />[/caption]', figure(6, 'قديم')],
    ['[gallery ids="4,5,4"]', `<figure class="gallery">${figure(4)}${figure(5)}</figure>`],
    ['[gallery]', `<figure class="gallery">${figure(21)}${figure(22)}</figure>`],
    ['[playlist ids="3"]', '<figure><audio src="m3" controls></audio></figure>'],
    [
      '[audio mp3="https://old.example/a.mp3"][/audio]',
      '<figure><audio src="m100" controls></audio></figure>',
    ],
    [
      '[video width="9" mp4="https://old.example/a.mp4"][/video]',
      '<figure><video src="m100" controls></video></figure>',
    ],
    ['أ <img src="data:x" data-lazy-src="https://old.example/b.jpg"> ب', `<p>أ</p>${figure(100)}<p>ب</p>`],
  ])('has media: %s', (content, html) => {
    expect(read(content)).toMatchObject({ html, losses: [] })
  })

  test('keeps the caption of a picture that is missing, and names it', () => {
    const { html, losses } = read(
      '[caption width="9"]<img src="https://old.example/gone.jpg" /> وصف[/caption]',
    )
    expect(html).toBe('<p>وصف</p>')
    expect(losses).toEqual([{ kind: 'picture that is missing', detail: 'https://old.example/gone.jpg' }])
  })

  test('has embeds by address, alone, in a shortcode, or in code of the provider', () => {
    const { blocks, losses } = read(
      'نص\nhttps://www.youtube.com/watch?v=AbCdEfGhIjK\nنص\n\n[embed width="3"]https://youtu.be/BbCdEfGhIjK[/embed]\n\n[youtube https://youtu.be/CbCdEfGhIjK]\n\n<iframe src="https://www.youtube.com/embed/DbCdEfGhIjK"></iframe>\n<script async src="https://platform.twitter.com/widgets.js"></script>',
    )
    expect(blocks.map(({ type }) => type)).toEqual([
      ...['paragraph', 'embed', 'paragraph', 'embed', 'embed', 'embed'],
    ])
    expect(losses).toEqual([])
    expect(read('<iframe src="https://unknown.example/x"></iframe>').losses).toEqual([
      { kind: 'embed of a host that is not allowed', detail: 'https://unknown.example/x' },
    ])
  })

  test('has its own links collected and replaced, in every form', () => {
    const { html, links, losses } = read(
      '<a href="https://www.old.example/?p=7">أ</a> <a href="/?p=7">ب</a> <a href="../lost/">ج</a> <a href="https://other.example/">د</a> <a href="mailto:a@b.example">ه</a>',
    )
    expect(html).toContain(
      '<a href="/articles/7">أ</a> <a href="/articles/7">ب</a> <a href="https://old.example/lost/">ج</a>',
    )
    expect(links).toEqual(['https://www.old.example/?p=7', `${old}/?p=7`, `${old}/lost/`])
    expect(losses).toEqual([{ kind: 'link without a target', detail: `${old}/lost/` }])
  })

  test('hides no text in silence', () => {
    expect(read('أ<p style="display:none">إعلان</p>')).toMatchObject({
      html: '<p>أ</p>',
      losses: [{ kind: 'hidden text', detail: 'إعلان' }],
    })
  })
})

const block = (name: string, html: string, data = '') =>
  `<!-- wp:${name} ${data && `${data} `}-->\n${html}\n<!-- /wp:${name} -->`

describe('blocks', () => {
  test.each([
    [
      block(
        'columns',
        `<div class="wp-block-columns">${block('column', `<div>${block('paragraph', '<p>أ\nب</p>')}</div>`)}</div>`,
      ),
      '<p>أ ب</p>',
    ],
    [
      block(
        'list',
        `<ul>${block('list-item', `<li>أ${block('list', `<ol start="3">${block('list-item', '<li>ب</li>')}</ol>`, '{"ordered":true}')}</li>`)}</ul>`,
      ),
      '<ul><li>أ<ol start="3"><li>ب</li></ol></li></ul>',
    ],
    [
      block('quote', '<blockquote class="wp-block-quote"><p>قول</p><cite>قائل</cite></blockquote>'),
      '<blockquote><p>قول</p><footer>قائل</footer></blockquote>',
    ],
    [
      block('pullquote', '<figure class="wp-block-pullquote"><blockquote><p>قول</p></blockquote></figure>'),
      '<blockquote class="pullquote"><p>قول</p></blockquote>',
    ],
    [
      block(
        'table',
        '<figure class="wp-block-table"><table><tbody><tr><td colspan="2">أ</td></tr><tr><td>ب</td><td>ج</td></tr></tbody></table><figcaption>جدول</figcaption></figure>',
      ),
      '<table><caption>جدول</caption><tbody><tr><td colspan="2">أ</td></tr><tr><td>ب</td><td>ج</td></tr></tbody></table>',
    ],
    [
      block(
        'image',
        '<figure class="wp-block-image"><img src="x.jpg"/><figcaption>وصف</figcaption></figure>',
        '{"id":5}',
      ),
      figure(5, 'وصف'),
    ],
    [
      block(
        'gallery',
        '<ul class="wp-block-gallery"><li><figure><img data-id="4" src="a.jpg"/></figure></li><li><figure><img data-id="5" src="b.jpg"/><figcaption>ب</figcaption></figure></li></ul>',
      ),
      `<figure class="gallery">${figure(4)}${figure(5, 'ب')}</figure>`,
    ],
    [
      block(
        'gallery',
        `<figure class="wp-block-gallery has-nested-images">${block('image', '<figure><img src="a.jpg"/></figure>', '{"id":4}')}${block('image', '<figure><img src="b.jpg"/></figure>', '{"id":5}')}<figcaption>كلها</figcaption></figure>`,
      ),
      `<figure class="gallery">${figure(4)}${figure(5)}<figcaption>كلها</figcaption></figure>`,
    ],
    [
      block(
        'cover',
        `<div class="wp-block-cover" style="background-image:url(x.jpg)">${block('paragraph', '<p>فوقها</p>')}</div>`,
        '{"url":"x.jpg","id":5}',
      ),
      `${figure(5)}<p>فوقها</p>`,
    ],
    [
      block(
        'media-text',
        `<div><figure><img src="x.jpg"/></figure><div>${block('paragraph', '<p>بجانبها</p>')}</div></div>`,
        '{"mediaId":5}',
      ),
      `${figure(5)}<p>بجانبها</p>`,
    ],
    [
      block(
        'file',
        '<div class="wp-block-file"><a href="https://old.example/a.pdf">تقرير</a></div>',
        '{"id":5,"href":"https://old.example/a.pdf"}',
      ),
      '<aside data-file="m5"><a href="m5">تقرير</a></aside>',
    ],
    [
      block('details', `<details><summary>س</summary>${block('paragraph', '<p>ج</p>')}</details>`),
      '<aside><h3>س</h3><p>ج</p></aside>',
    ],
    [
      block('verse', '<pre class="wp-block-verse">صدر\nعجز</pre>'),
      '<blockquote class="verse"><p>صدر<br>عجز</p></blockquote>',
    ],
    [block('preformatted', '<pre class="wp-block-preformatted">أ\nب</pre>'), '<p>أ<br>ب</p>'],
    [
      block(
        'buttons',
        `<div>${block('button', '<div><button class="wp-block-button__link">اشترك</button></div>')}</div>`,
      ),
      '<p>اشترك</p>',
    ],
    [
      `أ\n\nب${block('more', '<!--more-->')}${block('shortcode', '[gallery ids="4,5"]')}`,
      `<p>أ</p><p>ب</p><figure class="gallery">${figure(4)}${figure(5)}</figure>`,
    ],
    [
      `<!-- wp:block {"ref":14} /-->${block('separator', '<hr class="wp-block-separator"/>')}<!-- wp:spacer {"height":"4px"} --><div aria-hidden="true"></div><!-- /wp:spacer -->`,
      '<p>تابعونا</p><hr>',
    ],
  ])('%s', (content, html) => {
    expect(read(content)).toMatchObject({ html, losses: [] })
  })

  test('that no text can hold are reported, and those of plugins keep their words', () => {
    const { html, losses } = read(
      `<!-- wp:latest-posts {"postsToShow":3} /--><!-- wp:acme/poll {"id":7} /-->${block('acme/box', '<div><p>نص</p></div>')}<!-- wp:block {"ref":15} /-->`,
    )
    expect(html).toBe('<p>نص</p>')
    expect(losses).toEqual([
      { kind: 'block latest-posts', detail: '<!-- wp:latest-posts {"postsToShow":3} /-->' },
      { kind: 'block acme/poll', detail: '<!-- wp:acme/poll {"id":7} /-->' },
      { kind: 'block acme/box', detail: 'acme/box {}' },
      { kind: 'reusable block that is missing', detail: '15' },
    ])
  })

  test('hold embeds with their captions, and footnotes', () => {
    const address = 'https://www.youtube.com/watch?v=AbCdEfGhIjK'
    const { blocks } = read(
      `${block(
        'embed',
        `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address}\n</div><figcaption>مقطع</figcaption></figure>`,
        `{"url":"${address}"}`,
      )}<!-- wp:embed {"url":"${address}"} /-->`,
    )
    expect(blocks).toMatchObject([{ type: 'embed', attrs: { title: 'مقطع' } }, { type: 'embed' }])
    const { html } = read(
      `${block('paragraph', '<p>نص<sup data-fn="a" class="fn"><a href="#a">1</a></sup></p>')}<!-- wp:footnotes /-->`,
      {},
      [{ key: 'footnotes', value: '[{"id":"a","content":"حاشية <em>أولى</em>"}]' }],
    )
    expect(html).toBe('<p>نص<sup>1</sup></p><ol><li>حاشية <em>أولى</em></li></ol>')
  })

  test('that refer to themselves, or lie too deep, end', () => {
    const circle = read('<!-- wp:block {"ref":1} /-->', {
      reusableBlock: () => 'أ <!-- wp:block {"ref":1} /-->',
    })
    expect(circle.kinds).toEqual(['reusable block that is missing'])
    const deep = read(`${'<div>'.repeat(5_000)}كلمة${'</div>'.repeat(5_000)}`)
    expect([bodyText(deep.body), deep.kinds]).toEqual(['كلمة', ['text without its format']])
  })
})

test('no text throws, and none loses a word', { timeout: 60_000 }, () => {
  const word = fc.nat({ max: 999 }).map((n) => `كلمة${n}`)
  const piece = fc.oneof(
    { weight: 6, arbitrary: word },
    fc.constantFrom(
      ...[
        '\n',
        '\n\n',
        ' ',
        '<p>',
        '</p>',
        '<div>',
        '</div>',
        '<strong>',
        '</strong>',
        '<ul><li>',
        '</li></ul>',
        '<h2>',
        '</h2>',
      ],
      ...[
        '[box a="1"]',
        '[/box]',
        '[caption width="1"]',
        '[/caption]',
        '[',
        ']',
        '[[',
        '"',
        '<br />',
        '<table><tr><td>',
        '</td></tr></table>',
      ],
      ...[
        '<blockquote>',
        '</blockquote>',
        '<figure>',
        '</figure>',
        '<figcaption>',
        '</figcaption>',
        '<img src="https://old.example/a.jpg">',
      ],
      ...[
        '<!-- wp:group -->',
        '<!-- /wp:group -->',
        '<!-- wp:paragraph -->',
        '<!-- /wp:paragraph -->',
        '<!-- wp:list -->',
        '<!-- /wp:list -->',
      ],
      ...[
        '<!--more-->',
        '<a href="/?p=7">',
        '</a>',
        '<pre>',
        '</pre>',
        '<details><summary>',
        '</summary>',
        '</details>',
      ],
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const content = pieces.join('')
      const { body, blocks } = read(content)
      const shown = JSON.stringify(blocks) + bodyText(body)
      for (const [one] of content.matchAll(/كلمة\d+/g)) expect(shown).toContain(one)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['open comments', '<!-- wp:a {'],
  ['open elements', '<pre>'],
  ['open shortcodes', '[a "'],
  ['signs', '<'],
  ['scripts', '<script'],
])('a long text of %s takes no longer than its length', { tags: 'long' }, (_, piece) => {
  const content = `كلمة ${piece.repeat(200_000)}`
  const start = performance.now()
  expect(bodyText(read(content).body)).toContain('كلمة')
  expect(performance.now() - start).toBeLessThan(20_000)
})
