import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bodyText } from '../../src/body/document.ts'
import { importArchive } from '../../src/ingest/archive/import.ts'
import { readWebPage } from '../../src/ingest/web-pages/read.ts'
import { openOutbound } from '../../src/platform/outbound.ts'
import { noPrivateHosts } from '../../src/platform/public-hosts.ts'
import { newsroomDatabase, temporaryFolder } from '../harness.ts'

const paragraph = (n: number) =>
  `<p>هذه فقرة طويلة بما يكفي رقم ${n}، وفيها كلام كثير عن الميناء والسفن والبحر، وعن كل ما جرى في ذلك اليوم الطويل من أحداث متلاحقة.</p>`
const page = (
  name: string,
  more = '',
) => `<!doctype html><html lang="ar"><head><title>خبر ${name} | صحيفة المرفأ</title>
<meta property="og:title" content="خبر ${name} &amp; تتمته"><meta property="og:site_name" content="صحيفة المرفأ">
<meta property="article:published_time" content="2020-01-02T10:00:00+03:00"><meta name="author" content="بقلم: ليلى حداد">
<meta name="keywords" content="الميناء، السفن"><link rel="canonical" href="https://old.example/2020/${name}">
<script>document.write("<p>إعلان</p>")</script></head><body><nav><ul><li><a href="/a">القائمة</a><li><a href="/b">أخرى</a></ul></nav>
<main><article><h1>خبر ${name} &amp; تتمته</h1>${[1, 2, 3, 4, 5].map(paragraph).join('')}${more}</article></main>
<footer><p>جميع الحقوق محفوظة</p></footer></body></html>`

test('the main text of a page is found, and what its head says', () => {
  const { article, site, language } = readWebPage(
    page('one', '<p>سطر<br>ثان <b>عريض</b> [caption] &lt;a&gt;</p>'),
    '',
  )!
  expect({ site, language }).toEqual({ site: 'صحيفة المرفأ', language: 'ar' })
  expect(article).toMatchObject({
    ...{ address: 'https://old.example/2020/one', title: 'خبر one &amp; تتمته', authors: ['ليلى حداد'] },
    ...{ keywords: ['الميناء', 'السفن'], publishedAt: new Date('2020-01-02T07:00:00Z') },
  })
  expect(article.html).toMatch(/سطر<br ?\/?>ثان <b>عريض<\/b> \[caption\] &lt;a&gt;/)
  expect(article.html).not.toMatch(/القائمة|الحقوق|إعلان/)
  expect(readWebPage('<p>', '')).toBeNull()
  expect(readWebPage(`${'<div>'.repeat(5_000)}x`, '')).toBeNull()
})

test('a folder of saved pages comes in, and a list of addresses through the guard', async () => {
  const newsroom = await newsroomDatabase()
  onTestFinished(() => newsroom.drop())
  const { db } = newsroom
  const folder = temporaryFolder()
  writeFileSync(
    join(folder, 'one.html'),
    page('one', '<p>وكنا قد نشرنا <a href="/2020/two">خبرًا سابقًا</a> عنه.</p>'),
  )
  writeFileSync(join(folder, 'two.htm'), page('two'))
  writeFileSync(join(folder, 'empty.html'), '<html><body></body></html>')
  writeFileSync(join(folder, 'list.txt'), 'http://127.0.0.1:9/private\nليس عنوانًا\n')
  const { report } = await importArchive({
    ...{ db, mediaDir: temporaryFolder(), system: 'html', paths: [folder], trial: false, again: false },
    ...{ outbound: openOutbound(noPrivateHosts), onProgress() {} },
  })
  expect(report.came.articles).toMatchObject({ created: 2 })
  const kinds = report.losses.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['pages without a text', 'pages that cannot be fetched']))
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'headline', 'state', 'body', 'publishedAt'])
    .execute()
  const one = rows.find(({ headline }) => headline === 'خبر one & تتمته')!
  const two = rows.find(({ headline }) => headline === 'خبر two & تتمته')!
  expect([one.state, one.publishedAt?.toISOString()]).toEqual(['published', '2020-01-02T07:00:00.000Z'])
  expect(bodyText(one.body)).toMatch(/^هذه فقرة.*رقم 1[\s\S]*رقم 5/)
  expect(JSON.stringify(one.body)).toContain(`/articles/${two.id}/`)
})
