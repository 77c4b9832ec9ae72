/** The publisher's brand through the API: settings, refusals and the result on pages. */
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, publish } from '../harness.ts'
import { type Client, openApi, type TestApi } from './api.ts'
import { brandOf, svg } from './brand.ts'

let api: TestApi
let administrator: Client
let send: ReturnType<typeof brandOf>['send']
let put: ReturnType<typeof brandOf>['put']
let page: ReturnType<typeof brandOf>['page']
beforeAll(async () => {
  api = await openApi()
  administrator = await api.as('administrator')
  ;({ send, put, page } = brandOf(api.url, administrator))
})
afterAll(() => api.close())

test('a new newsroom has no brand, and a save needs the current version', async () => {
  const before = (await administrator.get('/publication/brand')).body
  expect(before).toMatchObject({ logo: null, menu: null, faces: { head: null }, version: 0, files: [] })
  expect(before.folder).toMatchObject({ logo: false, fonts: false, files: [] })
  const answer = await administrator.send(
    'PUT',
    '/publication/brand',
    JSON.stringify({ announcement: { text: 'تغطية الليلة', url: '/latest' } }),
    { 'Content-Type': 'application/json', 'If-Match': '"0"' },
  )
  expect([answer.status, answer.body]).toEqual([200, { version: 1 }])
  const stale = await administrator.send('PUT', '/publication/brand', '{"adsTxt":"x"}', {
    ...{ 'Content-Type': 'application/json', 'If-Match': '"0"' },
  })
  expect(stale.status).toBe(412)
  const { version, files, folder, licences, missingLinks, ...whole } = (
    await administrator.get('/publication/brand')
  ).body
  expect(version).toBe(1)
  expect((await page(licences.cairo)).text).toMatch(/^Copyright .*SIL OPEN FONT LICENSE/s)
  // What is answered can be sent back.
  expect((await put({ ...whole, version })).status).toBe(200)
  expect((await (await api.as('editor')).put('/publication/brand', { menu: null })).status).toBe(403)
})

test('an uploaded SVG loses scripts and external references, and the answer lists them', async () => {
  const upload = svg(
    '<script>alert(1)</script><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>' +
      '<image href="https://evil.example/x.png"/><use href="https://evil.example/a.svg#x"/>' +
      '<style>@import url(https://evil.example/x.css);</style><style>.a{fill:red}</style>' +
      '<g onclick="alert(2)" class="a" style="fill:url(https://evil.example/)"/>',
  )
  const { status, body } = await send('logo', upload)
  expect(status).toBe(200)
  expect(body.removed).toEqual(
    expect.arrayContaining(['script', 'foreignObject', 'image', 'href', 'onclick', 'style']),
  )
  const cookie = await api.member('reporter')
  const file = await cookie.get(`/publication/brand/files/${body.id}`)
  expect(file.headers.get('content-type')).toBe('image/svg+xml')
  expect(file.body).toContain('.a{fill:red}')
  expect(file.body).not.toMatch(/script|foreignObject|evil|onclick|import/)
  expect((await api.nobody.get(`/publication/brand/files/${body.id}`)).status).toBe(404)
  // The file is private until the brand uses it, and is served as a logo only.
  expect((await fetch(`${api.url}/media/brand/${body.id}/logo.svg`)).status).toBe(404)
  expect((await put({ icon: body.id })).body.errors[0].path).toBe('icon')
  // The link of a preview shows the pictures of what it previews, and no others.
  const through = async (brand: object) => {
    const { url } = (await administrator.post('/previews', { target: { kind: 'brand', brand } })).body
    return (await fetch(`${url}/media/brand/${body.id}/logo.svg`)).status
  }
  expect([await through({}), await through({ logo: body.id })]).toEqual([404, 200])
})

test('a file that is too large, too small, broken or of another type is refused in a sentence', async () => {
  const small = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  for (const [use, bytes, status, sentence] of [
    ['logo', Buffer.alloc(40 * 1024 * 1024), 413, /40960 KB; 500 KB/],
    ['logo', 'GIF89a, or so', 415, /none of SVG, PNG, WEBP/],
    ['logo', '<!---->'.repeat(2_800), 415, /none of SVG/],
    ['logo', `<svg>${'<style>'.repeat(60_000)}`, 422, /nested too deeply/],
    ['logo', svg('<g>'.repeat(100_000)), 422, /nested too deeply/],
    ['shareImage', svg(''), 415, /none of PNG, JPEG, WEBP/],
    ['icon', small, 422, /100 by 100 pixels; 512 by 512/],
    ['logo', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 422, /shows nothing/],
    ['logo', small.subarray(0, small.length - 60), 422, /not whole/],
  ] as const) {
    const answer = await send(use, bytes)
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(sentence)])
  }
  expect((await send('logo', svg(''), await api.as('editor'))).status).toBe(403)
  expect((await send('banner', svg(''))).status).toBe(422)
})

const palette = (ink: string) => ({
  paper: { light: '#ffffff', dark: '#101010' },
  tint: { light: '#f4f4f4', dark: '#202020' },
  ink: { light: ink, dark: '#f0f0f0' },
  quiet: { light: '#555555', dark: '#b0b0b0' },
  rule: { light: '#dddddd', dark: '#333333' },
})

const fileNamed = (name: string) => ({ verification: { metas: [], files: [{ name, content: 'x' }] } })

test('unreadable colours, deep menus and links without a target are refused at their fields', async () => {
  const item = { label: 'الرأي', url: '/latest' }
  for (const [brand, path, sentence] of [
    [
      { colours: palette('#cccccc') },
      'colours.ink.light',
      /#cccccc on #ffffff has a contrast of 1\.6 to 1; text needs 4\.5/,
    ],
    [{ menu: [{ ...item, items: [{ ...item, items: [item] }] }] }, 'menu.0', /./],
    [{ menu: [{ sectionId: 99 }] }, 'menu.0.sectionId', /no section 99/],
    [{ menu: [{ label: 'x', url: 'javascript:alert(1)' }] }, 'menu.0', /./],
    [
      { footer: [{ heading: 'عنّا', links: [{ label: 'x', url: '//evil.example' }] }] },
      'footer.0.links.0.url',
      /path of the site/,
    ],
    [{ announcement: { text: 'x', endsAt: '2020-01-01T00:00:00Z' } }, 'announcement.endsAt', /passed/],
    [{ securityTxt: 'Contact: mailto:a@b.c' }, 'securityTxt', /Expires/],
    [fileNamed('../x.html'), 'verification.files.0.name', /google/],
    [fileNamed('robots.txt'), 'verification.files.0.name', /no page/],
    [{ menu: [{ label: 'x', url: '/\u0000' }] }, 'menu.0', /./],
    [{ announcement: { text: 'x', url: 'https://x.example/\ud800' } }, 'announcement.url', /./],
    [{ robots: { refuse: [], disallow: ['/a\u0000'] } }, 'robots.disallow.0', /such as/],
    [{ robots: { refuse: ['EvilBot'], disallow: [] } }, 'robots.refuse.0', /./],
    [{ faces: { head: 'comic-sans', text: null } }, 'faces.head', /./],
    [{ logotype: 'x' }, 'logotype', /"logotype" is unknown/],
  ] as const) {
    const answer = await put(brand)
    expect([answer.status, answer.body.errors?.[0]]).toEqual([
      422,
      expect.objectContaining({
        path: expect.stringContaining(path),
        message: expect.stringMatching(sentence),
      }),
    ])
  }
  expect((await administrator.get('/publication/brand')).body.menu).toBe(null)
  // The colours of the publication are saved with the rest, or not at all.
  const accent = async () => (await administrator.get('/publication')).body.accent
  const before = await accent()
  expect((await put({ accent: '#1d4e6b', menu: [{ sectionId: 99 }] })).status).toBe(422)
  expect(await accent()).toBe(before)
  expect((await put({ accent: '#1d4e6b' })).status).toBe(200)
  expect(await accent()).toBe('#1d4e6b')
  await put({ accent: before })
})

test('a menu that names a deleted section blocks no save of other members', async () => {
  const { menu } = (await administrator.get('/publication/brand')).body
  const broken = [{ sectionId: 99, label: '', items: [] }]
  const write = (value: unknown) =>
    sql`update brand set data = jsonb_set(data, '{menu}', ${JSON.stringify(value)}::jsonb)`.execute(api.db)
  await write(broken)
  expect((await put({ menu: broken, securityTxt: '' })).status).toBe(200)
  expect((await put({ menu: [...broken, { label: 'الأحدث', url: '/latest' }] })).status).toBe(422)
  await write(menu)
})

test('readers see the configured logo, colours, menu, footer and typefaces', async () => {
  const [logo, dark, icon] = [
    await send('logo', svg('<title>شعار</title>')),
    await send('logo', svg('<rect width="4" height="4" fill="#fff"/>')),
    await send('icon', svg('<circle r="3"/>')),
  ].map(({ body }) => body.id as string)
  const section = (await administrator.post('/sections', { name: 'اقتصاد' })).body as { id: number }
  const body = { type: 'doc', content: [] }
  expect((await administrator.post('/pages', { slug: 'about', title: 'من نحن', body })).status).toBe(201)
  const saved = await put({
    ...{ logo, logoDark: dark, icon },
    colours: palette('#111111'),
    faces: { head: 'cairo', text: 'markazi' },
    menu: [
      { label: 'الأولى', url: '/', items: [{ label: 'الأرشيف', url: 'https://archive.example/' }] },
      { sectionId: section.id },
    ],
    footer: [{ heading: 'الصحيفة', links: [{ label: 'من نحن', url: '/pages/about' }] }],
    announcement: { text: 'نتوقف عن النشر يوم العيد', url: '' },
  })
  expect(saved.status).toBe(200)
  await eventually('the page shows the brand', async () => (await page('/')).text.includes(logo!))
  const { text } = await page('/')
  expect(text).toMatch(
    new RegExp(
      `<source media="\\(prefers-color-scheme:dark\\)" srcset="/media/brand/${dark}/logo.svg"/?><img src="/media/brand/${logo}/logo.svg"`,
    ),
  )
  expect(text).toContain('--ink:light-dark(#111111,#f0f0f0)')
  expect(text).toMatch(
    /font-family:Head;font-weight:400 700;font-display:optional;src:url\(\/assets\/cairo-arabic\.\w+\.woff2\)/,
  )
  expect(text).toMatch(
    /<link rel="preload" fetchpriority="low" as="font" crossorigin href="\/assets\/markazi-arabic/,
  )
  expect(text).not.toMatch(/plex-\d|naskh\.\w+\.woff2/)
  expect(text).toMatch(
    /<details name="menu"><summary>الأولى<\/summary><ul>.*<a href="https:\/\/archive.example\/" rel="external">الأرشيف/s,
  )
  expect(text).toContain('<h2>الصحيفة</h2>')
  expect(text).toContain('نتوقف عن النشر يوم العيد')
  expect(text).toContain(`"logo":{"@type":"ImageObject","url":"${api.url}/media/brand/${logo}/logo.svg"`)
  // Its menu names the section by its name of today; one that was merged becomes the other.
  await administrator.put(`/sections/${section.id}`, { name: 'مال' })
  await eventually('the page shows the new name', async () => (await page('/')).text.includes('>مال</a>'))
  const { id: other } = (await administrator.post('/sections', { name: 'أسواق' })).body
  expect((await administrator.del(`/sections/${section.id}?replaceBy=${other}`)).status).toBe(204)
  await eventually('the page shows the other', async () => !(await page('/')).text.includes('>مال</a>'))
  expect((await page('/')).text).toMatch(/الأرشيف.*>أسواق<\/a>/s)

  const manifest = JSON.parse((await page('/manifest.webmanifest')).text)
  expect(manifest.background_color).toBe('#ffffff')
  for (const { src, sizes } of manifest.icons) {
    expect(src).toContain(`/media/brand/${icon}/icon-`)
    const drawn = await sharp(Buffer.from(await (await fetch(api.url + src)).arrayBuffer())).metadata()
    expect(`${drawn.width}x${drawn.height}`).toBe(sizes)
  }
  const favicon = Buffer.from(await (await fetch(`${api.url}/favicon.ico`)).arrayBuffer())
  expect([favicon.readUInt16LE(2), favicon.readUInt16LE(4)]).toEqual([1, 3])
  expect((await page('/apple-touch-icon.png')).type).toBe('image/png')
  expect(await page(`/media/brand/${logo}/logo.svg`)).toMatchObject({ status: 200, type: 'image/svg+xml' })

  // Taken back, what the program has is there again.
  await put({
    logo: null,
    logoDark: null,
    icon: null,
    colours: null,
    faces: { head: null, text: null },
    menu: null,
    footer: null,
  })
  await eventually('the usual', async () => !(await page('/')).text.includes('/media/brand/'))
  expect((await page(`/media/brand/${logo}/logo.svg`)).status).toBe(404)
  expect((await page('/favicon.ico')).type).toBe('image/svg+xml')
})

test('what the menu, the footer or a layout names cannot be deleted; what became unpublished is left out', async () => {
  const make = async (path: string, more: object) => (await administrator.post(path, more)).body
  const section = await make('/sections', { name: 'بحار' })
  const story = await make('/stories', { name: 'موسم الصيد' })
  const topic = await make('/topics', { name: 'مرافئ' })
  const body = { type: 'doc', content: [] }
  const about = await make('/pages', { slug: 'harbour', title: 'المرفأ', body })
  const coverage = await make('/coverages', { headline: 'العاصفة لحظة بلحظة' })
  const article = await publish(api.db, { headline: 'عودة القوارب' })
  const link = (label: string, url: string) => ({ label, url })
  const menu = [
    { ...link('العاصفة', `/coverage/${coverage.id}/x`), items: [{ sectionId: section.id }] },
    link('القوارب', `/articles/${article}/x`),
    link('ملف', encodeURI(`/stories/${story.slug}?from=menu`)),
  ]
  const footer = [
    { heading: 'عنّا', links: [link('المرفأ', '/pages/harbour'), link('مرافئ', `/topics/${topic.slug}`)] },
  ]
  expect((await put({ menu, footer })).status).toBe(200)
  const block = (type: string, options: object) => ({ type, options })
  const blocks = [
    block('section-band', { sectionId: section.id }),
    block('text', { text: 'نص', link: '/pages/harbour' }),
  ]
  await administrator.put('/layouts/front', { blocks })
  const { version } = (
    await administrator.post('/layouts/section/publish', { blocks: [block('story', { storyId: story.id })] })
  ).body
  expect(version).toBeGreaterThan(0)

  const places = async (path: string) => {
    const { status, body: refusal } = await administrator.del(path)
    expect([path, status, refusal.reason]).toEqual([path, 409, 'in-use'])
    return refusal.uses.map(({ kind, scope, state, name }: Record<string, string>) =>
      [kind, scope, state, name].filter(Boolean).join(' '),
    )
  }
  expect(await places(`/sections/${section.id}`)).toEqual(['menu بحار', 'layout front draft'])
  expect(await places(`/stories/${story.id}`)).toEqual(['menu ملف', 'layout section shown'])
  expect(await places(`/pages/${about.id}`)).toEqual(['footer المرفأ', 'layout front draft'])
  expect(await places(`/topics/${topic.id}`)).toEqual(['footer مرافئ'])
  expect(await places(`/coverages/${coverage.id}`)).toEqual(['menu العاصفة'])

  // Readers get no link to a page that they cannot open; the screens name it.
  await eventually('the menu', async () => (await page('/')).text.includes('>القوارب</a>'))
  expect((await page('/')).text).not.toMatch(/>العاصفة<|>مرافئ</)
  expect((await page('/')).text).toMatch(/>بحار<.*>ملف<.*>المرفأ</s)
  await administrator.post(`/articles/${article}/unpublish`, { reason: 'خطأ' })
  await eventually('it is left out', async () => !(await page('/')).text.includes('>القوارب</a>'))
  const { missingLinks } = (await administrator.get('/publication/brand')).body
  expect(missingLinks).toEqual(
    [menu[0], menu[1], footer[0]!.links[1]].map((one) => (one as { url: string }).url),
  )
  // As an older version deleted it.
  await api.db.deleteFrom('sections').where('id', '=', section.id).execute()
  expect((await administrator.get('/layouts/front')).body.gone).toEqual([
    { option: 'sectionId', id: section.id },
  ])
  await put({ menu: null, footer: null })
  for (const scope of ['front', 'section']) await administrator.put(`/layouts/${scope}`, { blocks: null })
  expect((await administrator.del(`/coverages/${coverage.id}`)).status).toBe(204)
})

test('the brand fills ads.txt, security.txt, verification tags and the rules for crawlers', async () => {
  expect((await page('/ads.txt')).status).toBe(404)
  const saved = await put({
    adsTxt: 'google.com, pub-0000, DIRECT, f08c47fec0942fa0',
    securityTxt: 'Contact: mailto:security@paper.example\nExpires: 2030-01-01T00:00:00Z',
    verification: {
      metas: [{ name: 'google-site-verification', content: 'abc"<' }],
      files: [{ name: 'google1234.html', content: 'google-site-verification: google1234.html' }],
    },
    robots: { refuse: ['GPTBot', 'CCBot', 'GPTBot'], disallow: ['/pages/draft'] },
    publisher: {
      ...{ legalName: 'شركة المرسى للنشر', foundedOn: '1998', email: '', telephone: '' },
      address: { street: '', locality: 'الدوحة', region: '', postcode: '', country: 'QA' },
      ...{ ethicsPolicy: '/pages/ethics', correctionsPolicy: '', ownership: '' },
    },
  })
  expect([saved.status, saved.body.errors]).toEqual([200, undefined])
  await eventually('ads.txt is served', async () => (await page('/ads.txt')).status === 200)
  expect(await page('/ads.txt')).toMatchObject({
    type: 'text/plain; charset=utf-8',
    text: 'google.com, pub-0000, DIRECT, f08c47fec0942fa0\n',
  })
  expect((await page('/.well-known/security.txt')).text).toContain('Expires: 2030')
  const file = await fetch(`${api.url}/google1234.html`)
  expect(await file.text()).toBe('google-site-verification: google1234.html')
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  await eventually('robots.txt', async () => (await page('/robots.txt')).text.includes('CCBot'))
  expect((await page('/robots.txt')).text).toMatch(
    /^User-agent: GPTBot\nUser-agent: CCBot\nDisallow: \/\n\nUser-agent: \*\nAllow: \/\n[\s\S]*Disallow: \/pages\/draft\n\nSitemap: /,
  )
  await eventually('the meta tag', async () => (await page('/')).text.includes('google-site-verification'))
  const { text } = await page('/')
  expect(text).toContain('<meta name="google-site-verification" content="abc&quot;&lt;">')
  expect(text).toContain('"legalName":"شركة المرسى للنشر","foundingDate":"1998"')
  expect(text).toContain('"addressCountry":"QA"')
  await put({ adsTxt: '', verification: { metas: [], files: [] } })
  await eventually('the files are gone', async () => (await page('/google1234.html')).status === 404)
  expect((await page('/ads.txt')).status).toBe(404)
})

test('an announcement ends by itself, and a brand can be previewed', async () => {
  const target = {
    kind: 'brand',
    brand: { announcement: { text: 'غدًا شعار جديد' }, faces: { head: 'tajawal', text: null } },
  }
  const { url } = (await administrator.post('/previews', { target })).body
  const preview = await (await fetch(url)).text()
  expect(preview).toContain('غدًا شعار جديد')
  expect(preview).toContain('tajawal-arabic-700')
  expect((await fetch(`${url}/media/brand/%00/logo.svg`)).status).toBe(404)
  expect((await page('/')).text).not.toContain('غدًا شعار جديد')
  const endsAt = new Date(Date.now() + 1_500).toISOString()
  expect((await put({ announcement: { text: 'عند انتهاء الوقت', endsAt } })).status).toBe(200)
  await eventually('it stands', async () => (await page('/')).text.includes('عند انتهاء الوقت'))
  await eventually('it is gone', async () => !(await page('/')).text.includes('عند انتهاء الوقت'))
  expect((await administrator.get('/publication/brand')).body.announcement).toBe(null)
})
