/** The search as a reader meets it: over HTTP, by what he types. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articleContent } from '../../src/content/articles/content.ts'
import { correctArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { parseQuestion } from '../../src/content/search/question.ts'
import { execute } from '../../src/kernel/run.ts'
import { startTimers } from '../../src/kernel/timers.ts'
import { toDigits } from '../../src/language/digits.ts'
import { inGregorian, readSearchParameters } from '../../src/site/search-parameters.ts'
import { desk, eventually } from '../harness.ts'
import { anyText } from '../language/texts.ts'
import { arabic, fill, paragraphs, publishAt } from './newsroom.ts'
import { openSite, type PublicSite } from './site.ts'

let site: PublicSite
let made: Awaited<ReturnType<typeof fill>>
let hospital: number

const day = (n: number) => new Date(Date.now() - n * 86_400_000)
const visit = {
  headline: 'وزيرة الصحة تزور مستشفى القاهرة الكبير',
  standfirst: 'زيارة ثانية خلال أسبوع',
  body: paragraphs('قالت إن الأطباء في المدينة يعملون ليلًا ونهارًا.', 'ورُصدت ٣٥٠٠ زيارة لمصر كلها هذا العام.'),
}

const searchPath = (q: string, more = '') => `/search?q=${encodeURIComponent(q)}${more}`

/** The ids that a page of results shows, in its order. */
async function found(address: string): Promise<number[]> {
  await site.caughtUp()
  site.refresh()
  const { html, status } = await site.get(address)
  expect(status, address).toBe(200)
  return [...html.matchAll(/<h2><a href="\/articles\/(\d+)\//g)].map(([, id]) => Number(id))
}
const main = async (address: string) => {
  await site.caughtUp()
  site.refresh()
  return /<main.*<\/main>/s.exec((await site.get(address)).html)![0]
}

/** The tag of a field, its attributes in whatever order. */
const fieldOf = (html: string, name: string) =>
  html.match(new RegExp(`<input [^>]*\\bname="${name}"[^>]*>`))?.[0]

describe.each([
  ['the index of the database', false],
  ['an index beside the process', true],
])('with %s', (_, searchIndex) => {
  beforeAll(async () => {
    site = await openSite({}, { searchIndex })
    made = await fill(site, arabic)
    hospital = await publishAt(
      site.db,
      { ...visit, sectionId: made.sections[1], agencyId: made.agency.id, storyIds: [made.stories[2]!] },
      day(3),
    )
    for (let n = 0; n < 45; n++)
      await publishAt(
        site.db,
        { headline: `نشرة الطقس رقم ${n + 100}`, body: paragraphs('غيوم ورياح معتدلة وأمطار متفرقة.') },
        day(10 + n),
      )
  })
  afterAll(() => site.close())

  describe('words in phone spellings find the written forms', () => {
    test.each([
      'وزيرة الصحة',
      'وزيره الصحه',
      'الوزيرة بالصحة',
      'مستشفي القاهره',
      'المستشفى بالقاهرة',
      'وبالقاهرة مستشفى',
      'اطباء المدينه',
      'مصر',
      '3500 زيارة',
      '٣٥٠٠',
      'الوزيــــرة وَزِيرَةُ الصِّحَّة',
      '«مستشفى القاهرة الكبير»',
      '"وزيرة الصحة" تزور',
      'القاهرة -الطقس',
    ])('%s', async (q) => {
      expect(await found(searchPath(q))).toContain(hospital)
    })

    test.each(['القاهرة -الصحة', 'القاهرة -"الصحه"'])('%s does not', async (q) => {
      expect(await found(searchPath(q))).not.toContain(hospital)
    })
  })

  describe('names, numbers and spellings', () => {
    const texts = [
      'عبد الله الفنار يلتقي أبو مازن في مرسى اللوز',
      'نور الدين الصواف يزور سيف الدين البحري',
      'لقاء بوتين وترمب في أميركا عن ڤيتو الفاتيكان',
      'بلغ عدد الزوار 1,284,553 زائرًا',
      'لقاح كوفيد-19 وبرنامج GPT-4o وطائرة F-16',
      'الهيئة العامة للأرصاد: كل شيء هادئ في شباط',
      'مدينة نيويورك تستقبل وزراء الخارجية وثقوب الأوزون',
      'كلمة كيري في الجلسة',
    ]
    const ids = new Map<string, number>()
    beforeAll(async () => {
      for (const headline of texts)
        ids.set(headline, await publishAt(site.db, { headline, body: paragraphs('خبر قصير.') }, day(2)))
      for (let n = 0; n < 3; n++)
        await publishAt(site.db, { headline: `كير العمال رقم ${n}`, body: paragraphs('عن الكير.') }, day(1))
    })

    test.each([
      ['عبدالله', 0],
      ['ابومازن', 0],
      ['«عبدالله الفنار»', 0],
      ['نورالدين', 1],
      ['سيفالدين', 1],
      ['پوتين', 2],
      ['الڤاتيكان', 2],
      ['ترامب أمريكا', 2],
      ['1284553', 3],
      ['كوفيد19', 4],
      ['gpt4o', 4],
      ['اف F16', 4],
      ['الهيأة', 5],
      ['شئ هادئ', 5],
      ['فبراير', 5],
      ['نيو يورك', 6],
      ['وزير', 6],
      ['ثقب', 6],
    ] as const)('%s', async (q, n) => {
      expect(await found(searchPath(q))).toContain(ids.get(texts[n]!))
    })

    test('an exact word comes before words with the same stem', async () => {
      expect((await found(searchPath('كيري')))[0]).toBe(ids.get(texts[7]!))
    })

    test('a word of the archive gets no spelling suggestion', async () => {
      await publishAt(
        site.db,
        { headline: 'ذكريات ملعب', body: paragraphs('كان زيكو نجم تلك الليلة.') },
        day(1),
      )
      expect(await main(searchPath('زيكو'))).not.toContain('هل تقصد')
    })

    test('the page shows the exact number of matches for all words', async () => {
      expect(await main(searchPath('الفنار البحري'))).toContain('لم نجد كل كلماتك معًا')
      expect(await main(searchPath('عبدالله اللوز'))).toMatch(/كل كلماتك في مادة واحدة/)
      expect(await main(searchPath('-الرئيس'))).toContain('مستبعَد من البحث')
    })
  })

  test('a phrase without matches is searched as single words, and the page says so', async () => {
    for (const q of ['«أسبوع قالت»']) {
      expect(await found(searchPath(q))).toContain(hospital)
      expect(await main(searchPath(q)), q).toContain('أقرب المواد')
    }
    expect(await main(searchPath('«مستشفى القاهرة»'))).not.toContain('أقرب المواد')
  })

  test('matched words are marked in any spelling', async () => {
    const html = await main(searchPath('الوزيره بالصحه لمصر'))
    expect(html).toContain('<mark>وزيرة الصحة</mark>')
    expect(html).toContain('<mark>لمصر</mark>')
  })

  test('filters work alone and together', async () => {
    const all = [
      `&section=${made.sections[1]}`,
      `&story=${made.stories[2]}`,
      `&source=${made.agency.id}`,
      '&kind=news',
      `&from=${day(5).toISOString().slice(0, 10)}&to=${day(1).toISOString().slice(0, 10)}`,
    ]
    for (const filter of [...all, all.join('')])
      expect(await found(searchPath('القاهرة', filter)), filter).toEqual([hospital])
    // As readers type it, in any digits.
    const [year, month, date] = day(5).toISOString().slice(0, 10).split('-').map(Number)
    const arabic = toDigits(`${date}/${month}/${year}`, 'arab')
    for (const typed of [`${date}/${month}/${year}`, ` ${year}/${month}/${date}`, arabic]) {
      const html = await main(searchPath('القاهرة', `&from=${encodeURIComponent(typed)}`))
      expect(fieldOf(html, 'from'), typed).toContain(` value="${date}/${month}/${year}"`)
    }
    const field = fieldOf(await main(searchPath('القاهرة', '&from=31%2F2%2F2016')), 'from')
    expect(field).toContain(' placeholder="يوم/شهر/سنة"')
    expect(field).not.toContain(' value=')
    const others = [
      `&section=${made.sections[2]}`,
      `&story=${made.stories[1]}`,
      '&source=999',
      '&kind=video',
      `&from=${day(1).toISOString().slice(0, 10)}`,
      `&to=${day(7).toISOString().slice(0, 10)}`,
    ]
    for (const filter of others) expect(await found(searchPath('القاهرة', filter)), filter).toEqual([])
  })

  test('a date of the solar calendar works in a publication that uses it', () => {
    const asked = readSearchParameters(new URLSearchParams({ from: '۱۳۹۴/۱۱/۳۰', to: '30/12/1403' }))
    expect(inGregorian(asked, true)).toMatchObject({ from: '2016-02-19', to: '2025-03-20' })
    expect(inGregorian(asked, false)).toMatchObject({ from: null, to: null })
    // Which of two days is the earlier is asked in one calendar.
    const mixed = readSearchParameters(new URLSearchParams({ from: '2016-01-05', to: '1394/11/30' }))
    expect(inGregorian(mixed, true)).toMatchObject({ from: '2016-01-05', to: '2016-02-19' })
    expect(inGregorian(mixed, false)).toMatchObject({ from: '2016-01-05', to: null })
    const backward = readSearchParameters(new URLSearchParams({ from: '1404/01/01', to: '2016-01-05' }))
    expect(inGregorian(backward, true)).toMatchObject({ from: '2016-01-05', to: '2025-03-21' })
    expect(readSearchParameters(new URLSearchParams({ from: '1404/12/30', to: '1404/7/31' }))).toMatchObject({
      from: null,
      to: null,
    })
  })

  test.each(['', '&sort=date'])('each result is on exactly one page (%s)', async (sort) => {
    const seen: number[] = []
    let address: string | undefined = searchPath('نشرة الطقس', sort)
    for (let pages = 0; address && pages < 5; pages++) {
      seen.push(...(await found(address)))
      const next: string | undefined = /rel="next" href="([^"]+)"/.exec(await main(address))?.[1]
      address = next?.replaceAll('&amp;', '&')
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(45)
    if (sort) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('without a restart a corrected article is found by its new words only, an unpublished one not at all', async () => {
    const id = await publishAt(site.db, { headline: 'افتتاح جسر الياسمين', body: paragraphs('جسر جديد.') })
    expect(await found(searchPath('الياسمين'))).toEqual([id])
    const content = articleContent.parse({ headline: 'افتتاح جسر النرجس', body: paragraphs('جسر جديد.') })
    await execute(site.db, desk, correctArticle, { id, content, note: 'تصحيح الاسم' })
    expect(await found(searchPath('الياسمين'))).toEqual([])
    expect(await found(searchPath('النرجس'))).toEqual([id])
    await execute(site.db, desk, unpublishArticle, { id, reason: 'سُحب' })
    expect(await found(searchPath('النرجس'))).toEqual([])
  })

  test('a timer indexes articles that were published before the index existed', async () => {
    await site.newsroom.pool.query('truncate search_documents')
    expect(await found(searchPath('القاهرة'))).toEqual([])
    await site.newsroom.pool.query(
      `insert into timers values ('search', now()) on conflict (key) do update set due_at = now()`,
    )
    const clock = startTimers(site.db, (error) => site.errors.push(error))
    await eventually('the hospital is found', async () =>
      (await found(searchPath('القاهرة', `&section=${made.sections[1]}`))).includes(hospital),
    )
    await clock.close()
    expect(await found(searchPath('نشرة الطقس'))).toHaveLength(20)
  })

  test('a mistyped word is suggested in the spelling of the archive, also while typing', async () => {
    await site.newsroom.pool.query(
      `insert into timers values ('related', now()) on conflict (key) do update set due_at = now()`,
    )
    const clock = startTimers(site.db, (error) => site.errors.push(error))
    await eventually('the words are learned', async () =>
      /هل تقصد <a href="[^"]+">مستشفى القاهرة<\/a>/.test(await main(searchPath('مستشفي القاهرهر'))),
    )
    await clock.close()
    // The archive contains «مستشفى» and «الكبير»; with or without the article, neither is unknown.
    expect(await main(searchPath('المستشفي القاهرهر'))).toMatch(
      /هل تقصد <a href="[^"]+">المستشفي القاهرة<\/a>/,
    )
    expect(await main(searchPath('مستشفى كبيرز'))).toMatch(/هل تقصد <a href="[^"]+">مستشفى كبير<\/a>/)
    expect(await main(searchPath('المستشفى كبير'))).not.toContain('هل تقصد')
    const suggest = async (q: string) => {
      await site.caughtUp()
      site.refresh()
      const { html, headers } = await site.get(`/search/suggest?q=${encodeURIComponent(q)}`)
      expect(headers.get('content-type')).toContain('application/json')
      return (JSON.parse(html) as { suggestions: string[] }).suggestions
    }
    expect(await suggest('مستشفى القاه')).toEqual([visit.headline])
    expect(await suggest('انتخ')).toContain('انتخابات سدرة')
    expect(await suggest('علوم وتق')).toContain('علوم وتقنية')
    expect(await suggest('ريم الل')).toContain('ريم اللوزي')
    for (const q of ['', 'ا', "'", ':*', '«', 'من']) expect(Array.isArray(await suggest(q)), q).toBe(true)
  })

  test('a section, story or person with the searched name is suggested with its page', async () => {
    const offered = async (q: string) => {
      const suggested = /صفحات بهذا الاسم:(.*?)<\/p>/s.exec(await main(searchPath(q)))?.[1] ?? ''
      return [...suggested.matchAll(/href="([^"]+)"/g)].map(([, address]) => decodeURI(address!))
    }
    expect((await offered('انتخابات سدره'))[0]).toBe('/stories/انتخابات-سدرة')
    expect(await offered('مقالات ريم اللوزي')).toEqual(['/authors/ريم-اللوزي'])
    expect(await offered('«علوم وتقنيه»')).toEqual(['/sections/علوم-وتقنية'])
    expect(await offered('العاصفه ريما -سدرة')).toEqual(['/stories/العاصفة-ريما'])
    for (const q of ['مستشفى القاهرة', 'من في']) expect(await offered(q), q).toEqual([])
    for (const address of [...(await offered('انتخابات')), ...(await offered('ريم'))])
      expect((await site.get(address)).status).toBe(200)
  })

  test('a page without results suggests next steps', async () => {
    expect(await main('/search')).toContain('«…»')
    expect(await main(searchPath('في على من'))).toContain('كلمة تميّز')
    expect(await main(searchPath('؟!…'))).toContain('اكتب ما تبحث عنه')
    expect(await main(searchPath('قسطنطينوبوليس'))).toContain('لم نجد شيئًا')
    expect(await main(searchPath('القاهرة '.repeat(30)))).toContain('سؤالك طويل')
    expect(await main(searchPath('القاهرة قسطنطينوبوليس'))).toContain('أقرب المواد')
    const { html } = await site.get('/nothing-here')
    expect(html).toMatch(/<main.*<form action="\/search">.*<input type="search"/s)
  })

  test('search pages are noindex and cached apart from other pages', async () => {
    const { html } = await site.get(searchPath('القاهرة'))
    expect(html).toContain('<meta name="robots" content="noindex">')
  })

  test('hostile and odd queries are answered and change nothing', async () => {
    const odd = [
      `'`,
      `' & 'x`,
      `a:*`,
      `!()&|<->`,
      `\\`,
      `'; drop table search_documents; --`,
      '<script>alert(1)</script> القاهرة',
      '"',
      '«',
      '--القاهرة',
      '-',
      '-القاهرة',
      '\u202eالقاهرة\u2066',
      'ا'.repeat(200),
      '\ud800القاهرة',
      'َُِ',
      '🎉',
      'latest section:1 |وزير',
    ]
    for (const q of odd) {
      const { status, html } = await site.get(`/search?q=${encodeURIComponent(q.toWellFormed())}`)
      expect(status, q).toBe(200)
      expect(html, q).not.toContain('<script>alert')
    }
    for (const query of [
      'after=9',
      'after=99999999999999999999-1',
      'section=x',
      'kind=x',
      'from=2026-02-31',
      'sort=%00',
      'q=%E0%A4',
      'q[]=1',
    ]) {
      expect((await site.get(`/search?q=x&${query}`)).status, query).toBeLessThan(500)
    }
    expect(site.errors).toEqual([])
    expect(await found(searchPath('القاهرة'))).toContain(hospital)
  })
})

test('any text is a valid query and is understood as its plain words', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'«»"-– اب x()\'') })), (text) => {
      const { words, phrases, without } = parseQuestion(text, 'ar')
      for (const word of [...words, ...phrases.flat(), ...without])
        expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      expect(words.length + phrases.length + without.length).toBeLessThanOrEqual(36)
      for (const word of without) expect(words).not.toContain(word)
    }),
    { numRuns: 500 },
  )
})
