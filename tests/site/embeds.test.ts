/** Posts of other sites on pages: nothing is asked of them before a tap, and they reach nothing of ours. */
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BodyDocument } from '../../src/body/document.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { execute } from '../../src/kernel/run.ts'
import { openBrowser, phone } from '../browser.ts'
import { desk } from '../harness.ts'
import { beginCoverage, picture, post, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let browser: Browser
let path: string
const embedOf = (url: string, title: string, mediaId: number | null = null) => ({
  type: 'embed' as const,
  attrs: { url, title, text: 'كلام المنشور', author: 'قناة الساحل', mediaId, frame: '', height: null },
})

beforeAll(async () => {
  site = await openSite({ embedHosts: ['charts.example'] })
  browser = await openBrowser()
  const still = await picture(site.db, 'still', { altText: 'رصيف' })
  const body: BodyDocument = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'نص قبل المنشور.' }] },
      embedOf('https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=5s', 'السفينة تصل', still.id),
      embedOf('https://charts.example/1', 'رسم الأسعار'),
      embedOf('https://fb.watch/aBcDeF/', 'مقطع قصير'),
    ],
  }
  path = `/articles/${await publishAt(site.db, { headline: 'وصول السفينة إلى الميناء', body })}`
  await site.caughtUp()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** The page, with every request to another host, which a stand-in answers. */
async function open(options: { javaScriptEnabled?: boolean } = {}, answer = '<p>إطار</p>', at = path) {
  const context = await browser.newContext({ viewport: phone, ...options })
  const asked: Request[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(site.url)) asked.push(request)
  })
  await context.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: answer }))
  const page = await context.newPage()
  await page.goto(site.url + at, { waitUntil: 'networkidle' })
  return { page, asked, addresses: () => asked.map((request) => request.url()), close: () => context.close() }
}
const cardOf = (page: Page, title: string) => page.locator('.embed', { hasText: title })

test('a tap or a key opens the frame in place of the card; before it, no other host is asked', async () => {
  const { page, asked, addresses, close } = await open()
  await page.locator('.embed').last().scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  expect(addresses()).toEqual([])
  const film = cardOf(page, 'السفينة تصل')
  expect(await film.textContent()).toContain('اعرض من')
  await film.locator('a').focus()
  await page.keyboard.press('Enter')
  const frame = film.locator('iframe')
  await frame.waitFor()
  await expect
    .poll(addresses)
    .toEqual(['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&start=5'])
  expect(asked[0]!.headers().referer).toBe(`${site.url}/`)
  const attributes = await frame.evaluate((one) =>
    Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
  )
  expect(attributes).toMatchObject({
    title: expect.stringContaining('السفينة تصل'),
    ...{ referrerpolicy: 'strict-origin', loading: 'lazy' },
    allow: 'fullscreen; autoplay; encrypted-media; picture-in-picture',
    sandbox: expect.not.stringMatching(/top-navigation|modals|downloads|pointer-lock/),
  })
  expect(await frame.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(await film.locator('picture').isVisible()).toBe(false)
  // A post without a frame stays a link, and so does the card of an open frame.
  expect(await cardOf(page, 'مقطع قصير').locator('a').getAttribute('href')).toBe('https://fb.watch/aBcDeF/')
  expect(await cardOf(page, 'مقطع قصير').getAttribute('data-frame')).toBe(null)
  expect(addresses()).toHaveLength(1)
  expect(
    (await site.get(decodeURI(new URL(page.url()).pathname))).headers.get('content-security-policy'),
  ).toContain('frame-src https://charts.example https://www.youtube-nocookie.com;')
  expect((await site.get('/')).headers.get('content-security-policy')).not.toContain('frame-src')
  await close()
})

test('without a script the card is a link to the post', async () => {
  const { page, addresses, close } = await open({ javaScriptEnabled: false })
  expect(addresses()).toEqual([])
  await cardOf(page, 'السفينة تصل').locator('a').click()
  await page.waitForURL('https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=5s')
  await close()
})

test('posts and streams work on all pages of a coverage and on plain pages; a message shows a link', async () => {
  const doc = (...content: BodyDocument['content']): BodyDocument => ({ type: 'doc', content })
  const film = embedOf('https://www.youtube.com/watch?v=aqz-KE-bpKQ', 'السفينة تغادر')
  const chart = embedOf('https://charts.example/2', 'رسم الرحلات')
  const stream = await execute(site.db, desk, addMedia, {
    ...{ type: 'video', caption: 'بث الرصيف', streamUrl: 'https://streams.example/quay.m3u8' },
  })
  const id = await beginCoverage(site.db, { headline: 'رحلة السفينة', summary: doc(chart) })
  const entry = await post(site.db, id, {
    ...{ headline: 'مقطع المغادرة', flag: 'key' },
    body: doc(film, { type: 'figure', attrs: { mediaId: stream.id, caption: '' } }),
  })
  await execute(site.db, desk, savePage, { slug: 'about', title: 'من نحن', body: doc(chart) })
  await site.caughtUp()
  const policyOf = async (at: string) => {
    const { headers } = await site.get(decodeURI((await site.get(at)).headers.get('location') ?? at))
    return (headers.get('content-security-policy') ?? '')
      .split(';')
      .filter((rule) => /^(frame|media)-src/.test(rule))
  }
  for (const at of [`/coverage/${id}`, `/coverage/${id}?key=1`, `/coverage/${id}/x/${entry}`])
    expect(await policyOf(at), at).toEqual([
      "media-src 'self' https://streams.example",
      'frame-src https://charts.example https://www.youtube-nocookie.com',
    ])
  expect(await policyOf('/pages/about')).toEqual(["media-src 'self'", 'frame-src https://charts.example'])
  expect((await site.get(`/coverage/${id}/since/0`)).html).not.toContain('data-frame')
  const cards = [
    [`/coverage/${id}/x`, 'السفينة تغادر', 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1'],
    ['/pages/about', 'رسم الرحلات', 'https://charts.example/2'],
  ] as const
  for (const [at, title, frame] of cards) {
    const { page, addresses, close } = await open({}, undefined, at)
    expect(addresses()).toEqual([])
    await cardOf(page, title).locator('a').click()
    await expect.poll(addresses).toEqual([frame])
    await close()
  }
})

const hostile = `<script>
const tries = {
  parent: () => parent.document.title,
  storage: () => parent.localStorage.getItem('key'),
  navigate: () => { top.location = 'https://evil.example/' },
  frame: () => { parent.frames[0].document.body.innerHTML = 'x' },
  cookie: () => { if (document.cookie.includes('session')) return; throw new Error('none') },
}
const reached = Object.keys(tries).filter((name) => { try { tries[name](); return true } catch { return false } })
const own = document.createElement('p'); own.id = 'reached'
document.addEventListener('DOMContentLoaded', () => { own.textContent = reached.join() || 'nothing'; document.body.append(own) })
</script><body></body>`

test('a hostile page in a frame reaches neither cookies, storage nor its parent', async () => {
  const { page, addresses, close } = await open({}, hostile)
  await page.context().addCookies([{ name: 'session', value: 'secret', url: site.url }])
  await page.evaluate(() => localStorage.setItem('key', 'secret'))
  await cardOf(page, 'رسم الأسعار').locator('a').click()
  const reached = page.frameLocator('.embed iframe').locator('#reached')
  await expect.poll(() => reached.textContent()).toBe('nothing')
  expect(page.url()).toContain(site.url)
  expect(addresses()).toEqual(['https://charts.example/1'])
  // A frame of the site itself, which could leave its sandbox, is never opened; nor one that the policy lacks.
  for (const src of ['/', site.url.replace('http:', 'https:'), 'javascript:alert(1)']) {
    const other = cardOf(page, 'السفينة تصل')
    await other.evaluate((one, to) => {
      ;(one as HTMLElement).dataset.frame = to
      one.querySelector('a')!.addEventListener('click', (event) => event.preventDefault(), { once: true })
    }, src)
    await other.locator('a').click()
    expect(await other.locator('iframe').count()).toBe(0)
  }
  await close()
})
