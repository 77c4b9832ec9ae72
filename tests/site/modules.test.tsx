/** Additions of modules to the public site, and their failures. */
import { html, raw } from 'hono/html'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { installBlockTypes } from '../../src/content/layouts/blocks.ts'
import { publishLayout, restoreLayout } from '../../src/content/layouts/write.ts'
import { noteSwitches } from '../../src/content/modules/switch.ts'
import { execute } from '../../src/kernel/run.ts'
import { listFailures } from '../../src/modules/failures.ts'
import type { Html } from '../../src/modules/html.ts'
import { installModules } from '../../src/modules/install.ts'
import { installSite } from '../../src/modules/install-site.ts'
import { defineLayoutBlock } from '../../src/modules/layout-blocks.ts'
import type { Module } from '../../src/modules/module.ts'
import { checkConfig } from '../../src/modules/newsroom-config.ts'
import type { PublicRead } from '../../src/modules/public-read.ts'
import { productBlockTypes } from '../../src/site/layout-blocks/types.ts'
import { desk, eventually, publish } from '../harness.ts'
import { arabic, fill } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let id: number
let section: number
let coverage: number
let kept: PublicRead
let release: () => void
const held = new Promise<void>((resolve) => {
  release = resolve
})

const polls: Module = {
  name: 'polls',
  csp: { 'frame-src': ['https://maps.example'], 'img-src': ['https://img.example'] },
  pages: [
    {
      name: 'poll',
      path: '/polls/{slug}',
      query: ['round'],
      head: (_, { slug, round }) => (slug === 'none' ? null : { title: `استطلاع ${slug} ${round ?? ''}` }),
      render: async (read, { slug }) => (
        <>
          <h1>{slug}</h1>
          <p class="n">
            {(await read.articles.list('latest', 5)).cards.map(({ headline }) => headline).join('|')}
          </p>
        </>
      ),
    },
    {
      name: 'broken',
      path: '/broken',
      head: () => Promise.reject(new Error('no head')),
      render: () => 'never',
    },
  ],
  slots: [
    {
      at: 'article.after-body',
      island: true,
      render: async (read, argument) => {
        const article = await read.articles.byId(Number(argument))
        return <p class="poll">رأيك: {article?.headline}</p>
      },
    },
    { at: 'article.before-body', render: () => '<b>text</b>' },
    { at: 'front.top', render: () => html`<iframe src="https://maps.example/a" title="map"></iframe>` },
  ],
}

const blockOf = (name: string, render: (options: { word: string }) => Html | Promise<Html>) =>
  defineLayoutBlock({
    ...{ type: `x_broken_${name}`, label: { ar: name, en: name } },
    options: z.object({
      word: z
        .string()
        .max(20)
        .default('')
        .meta({ label: { ar: 'كلمة', en: 'Word' } }),
    }),
    render: (_, options) => render(options),
  })

const design: Module = {
  name: 'design',
  parts: {
    kicker: ({ article }) => <p class="kicker own">{article.id}</p>,
    meta: () => {
      throw new Error('no meta')
    },
    ending: () => raw('<p onclick="x()">x</p>'),
    footer: (_, own) => <div class="own-foot">{own()}</div>,
  },
}

const broken: Module = {
  name: 'broken',
  slots: [
    { at: 'footer', render: () => Promise.reject(new Error('thrown')) },
    { at: 'page.top', render: () => raw('<p>a</p><script>1</script>') },
    {
      at: 'section.top',
      render: async (read) => {
        kept = read
        await held
        return 'late'
      },
    },
    { at: 'coverage.top', render: () => raw('</main><b>') },
  ],
  layoutBlocks: [
    blockOf('throws', () => {
      throw new Error('no block')
    }),
    blockOf('late', () => held.then(() => 'late')),
    blockOf('scripts', () => raw('<p>b</p><script>1</script>')),
    blockOf('good', ({ word }) => <p class="good-block">{word}</p>),
  ],
}

beforeAll(async () => {
  installSite([polls, design, broken])
  site = await openSite()
  const filled = await fill(site, arabic)
  id = filled.ids[3]!
  section = filled.sections[0]!
  coverage = filled.coverage
  await site.caughtUp()
})

afterAll(async () => {
  installSite([])
  release()
  await site?.close()
})

const failuresOf = (kind: string, name: string) =>
  listFailures().find((one) => one.kind === kind && one.name === name)?.message

test('a module’s page has its address, parameters and policy, and is renewed with its data', async () => {
  const first = await site.get('/polls/أول?round=2&utm=x')
  expect([first.status, first.html]).toEqual([200, expect.stringContaining('<title>استطلاع أول 2 | ')])
  expect(first.html).toMatch(/<main id="main" class="page" data-module="polls"><h1>أول<\/h1><p class="n">/)
  expect(first.headers.get('content-security-policy')).toMatch(
    /img-src 'self' https:\/\/img\.example;.*frame-src https:\/\/maps\.example;/,
  )
  expect((await site.get('/polls/none')).status).toBe(404)
  expect((await site.get('/polls/a/b')).status).toBe(404)
  expect((await site.get('/latest')).headers.get('content-security-policy')).not.toContain('example')
  await publish(site.db, { headline: 'خبر الساعة' })
  await site.caughtUp()
  expect((await site.get('/polls/أول')).html).toContain('<p class="n">خبر الساعة|')
  const failed = await site.get('/broken')
  expect(failed.html).toContain('<meta name="robots" content="noindex">')
  expect(failuresOf('page', 'broken')).toBe('no head')
})

test('slots appear in their places, with markup unchanged and text escaped', async () => {
  // On a busy machine a slot may be late and left out; the next render has it.
  await eventually('the slots are drawn in time', async () => {
    site.refresh()
    return (await article()).includes('class="poll"')
  })
  const shown = await article()
  expect(shown).toMatch(
    /<div class="slot" data-slot="article\.before-body" data-module="polls">&lt;b&gt;text&lt;\/b&gt;<\/div><div class="text">/,
  )
  expect(shown).toMatch(
    /<\/div><div class="slot" data-slot="article\.after-body" data-module="polls" data-island="polls"><p class="poll">رأيك: [^<]+<\/p><\/div><\/article>/,
  )
  const front = await site.get('/')
  expect(front.html).toMatch(
    /<main id="main"><div class="slot" data-slot="front\.top"[^>]*><iframe src="https:\/\/maps\.example\/a"/,
  )
  expect(front.headers.get('content-security-policy')).toContain('frame-src https://maps.example;')
})

test("modules draw parts; a part that throws or is not allowed is replaced by the product's own", async () => {
  const shown = await article()
  expect(shown).toContain(`<p class="kicker own">${id}</p>`)
  expect(shown).toMatch(/<div class="own-foot"><footer class="foot">/)
  expect(shown).toContain('<div class="meta">')
  expect(shown).not.toContain('onclick')
  expect(failuresOf('part', 'meta')).toBe('no meta')
  expect(failuresOf('part', 'ending')).toMatch(/attribute onclick/)
})

test('a slot that throws, is late or is not allowed is empty and reported', async () => {
  const shown = await article()
  expect(shown).not.toMatch(/data-slot="(footer|page\.top)"|<p>a<\/p>/)
  expect(failuresOf('slot', 'footer')).toBe('thrown')
  expect(failuresOf('slot', 'page.top')).toMatch(/element <script>, which is not allowed/)
  const page = await site.get(
    await site.db
      .selectFrom('sections')
      .select('slug')
      .where('id', '=', section)
      .executeTakeFirstOrThrow()
      .then(({ slug }) => `/sections/${slug}`),
  )
  expect([page.status, page.html]).toEqual([200, expect.not.stringContaining('section.top')])
  expect(failuresOf('slot', 'section.top')).toMatch(/within 1000 ms/)
  await expect(kept.sections()).rejects.toThrow(/was late: it reads nothing more/)
  const { slug } = await site.db
    .selectFrom('coverages')
    .select('slug')
    .where('id', '=', coverage)
    .executeTakeFirstOrThrow()
  expect((await site.get(`/coverage/${coverage}/${slug}`)).html).not.toContain('coverage.top')
  expect(failuresOf('slot', 'coverage.top')).toMatch(/not well-formed/)
  expect(site.errors).toEqual([])
})

test('a layout block that throws, is late or is not allowed is left out and reported', async () => {
  installBlockTypes([...productBlockTypes, ...broken.layoutBlocks!])
  const types = ['x_broken_throws', 'x_broken_late', 'x_broken_scripts', 'lead']
  const good = { type: 'x_broken_good', options: { word: 'سليمة' } }
  const blocks = [...types.map((type) => ({ type })), good]
  await execute(site.db, desk, publishLayout, { scope: 'front', blocks })
  await site.caughtUp()
  const { status, html: front } = await site.get('/')
  expect(status).toBe(200)
  expect(front).toMatch(/class="front-lead".*<p class="good-block">سليمة<\/p>/s)
  expect(front.match(/class="layout-block"/g)).toHaveLength(1)
  expect(failuresOf('layout-block', 'x_broken_throws')).toBe('no block')
  expect(failuresOf('layout-block', 'x_broken_late')).toMatch(/within 1000 ms/)
  expect(failuresOf('layout-block', 'x_broken_scripts')).toMatch(/element <script>/)
  // Once the module is gone, its blocks are skipped.
  installBlockTypes(productBlockTypes)
  site.refresh()
  expect((await site.get('/')).html).toContain('front-lead')
  await execute(site.db, desk, restoreLayout, { scope: 'front', revision: 0 })
  await site.caughtUp()
})

test("an invalid default layout of the newsroom is replaced by the product's own and reported", async () => {
  for (const [front, problem] of [
    [
      () => {
        throw new Error('no front')
      },
      /no front/,
    ],
    [() => [{ kind: 'lead' }] as never, /type/],
  ] as const) {
    installModules([], '', { front })
    site.refresh()
    expect((await site.get('/')).html).toContain('front-lead')
    expect(failuresOf('layout', 'front')).toMatch(problem)
  }
  installModules()
  site.refresh()
})

test('a switched-off module shows nothing', async () => {
  noteSwitches(new Set(['module-off:polls', 'module-off:design']))
  site.refresh()
  expect(await article()).not.toMatch(/data-module="polls"|own/)
  expect((await site.get('/polls/أول')).status).toBe(404)
  noteSwitches(new Set(['module-on:polls', 'module-on:design']))
  site.refresh()
  expect(await article()).toContain('kicker own')
})

test("the product's own parts pass the markup check, and have the same bytes when a module draws them", async () => {
  installSite([])
  site.refresh()
  const pages = ['/', '/latest', '/videos', ...(await addresses())]
  const before: string[] = []
  for (const path of pages) before.push((await site.get(path)).html)
  const own = (_: object, make: () => unknown) => make() as never
  const names = ['masthead', 'footer', 'card', 'kicker', 'meta', 'ending'] as const
  installSite([{ name: 'same', parts: Object.fromEntries(names.map((name) => [name, own])) }])
  site.refresh()
  for (const [at, path] of pages.entries())
    expect([path, (await site.get(path)).html]).toEqual([path, before[at]])
  expect(listFailures().filter(({ module }) => module === 'same')).toEqual([])
})

const addresses = async () =>
  (await site.db.selectFrom('publicArticles').select(['id', 'slug']).execute()).map(
    (one) => `/articles/${one.id}/${one.slug}`,
  )

async function article(): Promise<string> {
  const path = (await addresses()).find((one) => one.startsWith(`/articles/${id}/`))!
  return (await site.get(path)).html
}

test.each([
  [
    { pages: [{ name: 'a', path: 'polls', head: () => null, render: () => '' }] },
    /pages\[0\]\.path is not a path/,
  ],
  [{ slots: [{ at: 'article.nowhere', render: () => '' }] }, /slots\[0\]\.at/],
  [{ parts: { head: () => '' } }, /parts has the unknown key "head"/],
  [{ feeds: [{ ending: 'rss', contentType: 'text/xml', write: () => '' }] }, /an ending of Nashra/],
  [{ csp: { 'frame-src': ["'unsafe-inline'"] } }, /csp\.frame-src\[0\] is not an origin/],
  [{ csp: { 'script-src': ['https://a.example'] } }, /csp has the unknown key "script-src"/],
])('refuses an invalid addition of a module: %j', (additions, sentence) => {
  const modules = [{ name: 'polls', ...additions }]
  expect(() => checkConfig({ api: 1, modules }, { productNames: [] })).toThrow(sentence)
})

test('two modules cannot replace the same part', () => {
  const parts = { card: () => null }
  const modules = [
    { name: 'a', parts },
    { name: 'b', parts },
  ]
  expect(() => checkConfig({ api: 1, modules }, { productNames: [] })).toThrow(
    'The modules "a" and "b" both have the part "card". Only one may have it.',
  )
})
