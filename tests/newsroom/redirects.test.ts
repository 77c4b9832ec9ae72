/** The screen of redirects: an address without a page is led to an article, and a file comes in. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countRedirects } from '../../src/content/redirects/counts.ts'
import { system } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { eventually, publish } from '../harness.ts'
import { openNewsroom, overhang, phone, violations } from './browser.ts'

let newsroom: Awaited<ReturnType<typeof openNewsroom>>
beforeAll(async () => {
  newsroom = await openNewsroom()
  await publish(newsroom.db, { headline: 'السوق القديم يفتح أبوابه' })
  const missing = [{ key: '/2016/02/19/السوق-القديم', count: 12 }]
  await execute(newsroom.db, system('redirects'), countRedirects, { redirects: [], patterns: [], missing })
})
afterAll(() => newsroom.close())

test('an address without a page is led to an article; a file of redirects comes in', async () => {
  const { page } = await newsroom.enter('administrator', '/newsroom/redirects')
  await page.getByText('عناوين بلا صفحة').click()
  await page.getByRole('button', { name: 'وجّه /2016/02/19/السوق-القديم إلى صفحة' }).last().click()
  const form = page.getByRole('dialog', { name: 'تحويل جديد' })
  await form.getByRole('button', { name: 'اختر المادة' }).click()
  await page.getByRole('dialog').last().getByText('السوق القديم يفتح أبوابه').first().click()
  await form.getByText('السوق القديم يفتح أبوابه').waitFor()
  expect(await violations(page)).toEqual([])
  await form.getByRole('button', { name: 'احفظ', exact: true }).click()
  await page.getByText('لم يُطلب عنوان بلا صفحة').waitFor()
  const visit = async (path: string) => (await fetch(newsroom.url + path, { redirect: 'manual' })).status
  const old = encodeURI('/2016/02/19/السوق-القديم/')
  await eventually('the redirect', async () => (await visit(old)) === 301)

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'استورد ملفًا' }).click(),
  ])
  const csv = 'source,target,code\n/archives/16,/2016/02/19/السوق-القديم,301\n/latest,/archives/16,301\n'
  await chooser.setFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText('للعنوان صفحة في الموقع').waitFor()
  await page.getByText('التحويلات', { exact: true }).last().click()
  await page.getByRole('button', { name: 'عدّل التحويل من /archives/16' }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(page.complaints).toEqual([])
  await page.setViewportSize(phone)
  expect(await overhang(page)).toBe(0)
})
