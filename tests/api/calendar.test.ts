/** The calendar, through HTTP: days of the publication's time zone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysBetween } from '../../src/content/desk/calendar.ts'
import { isoDay } from '../../src/language/days.ts'
import { type Client, openApi, type TestApi } from './api.ts'

let api: TestApi
let editor: Client

const day = 86_400_000
const dateOf = (time: number) => isoDay(time, 'Asia/Riyadh')

beforeAll(async () => {
  api = await openApi()
  editor = await api.as('editor')
})
afterAll(() => api.close())

const create = async (content: Record<string, unknown>): Promise<number> =>
  (await editor.post('/articles', content)).body.id

describe('the calendar', () => {
  test('is for the staff, for consecutive days within six weeks', async () => {
    expect((await api.nobody.get('/calendar?from=nonsense')).status).toBe(401)
    const refused = ['', 'from=2026-01-01', 'from=2026-02-30&to=2026-03-01', 'from=2026-01-02&to=2026-01-01']
    for (const query of [...refused, 'from=2026-01-01&to=2026-06-01', 'from=0001-01-01&to=0001-01-02'])
      expect((await editor.get(`/calendar?${query}`)).status, query).toBe(422)
  })

  test('lists scheduled, embargoed and published articles on their days', async () => {
    const now = Date.now()
    const out = await create({ headline: 'نُشرت' })
    await editor.post(`/articles/${out}/publish`, {})
    const scheduled = await create({ headline: 'مجدولة', urgency: 1 })
    const at = new Date(now + 2 * day)
    await editor.post(`/articles/${scheduled}/publish`, { at: at.toISOString() })
    const until = new Date(now + 3 * day)
    const embargoed = await create({ headline: 'تحت الحظر', embargoedUntil: until.toISOString() })
    const { status, body } = await editor.get(`/calendar?from=${dateOf(now)}&to=${dateOf(now + 6 * day)}`)
    expect(status).toBe(200)
    expect(body.timeZone).toBe('Asia/Riyadh')
    expect(body.days.map((one: { date: string }) => one.date)).toEqual(
      Array.from({ length: 7 }, (_, n) => dateOf(now + n * day)),
    )
    // biome-ignore lint/suspicious/noExplicitAny: rows as they came
    const items = body.days.flatMap((one: any) =>
      // biome-ignore lint/suspicious/noExplicitAny: rows as they came
      one.items.map((item: any) => [one.date, item.event, item.id]),
    )
    expect(items).toEqual([
      [dateOf(now), 'published', out],
      [dateOf(at.getTime()), 'scheduled', scheduled],
      [dateOf(until.getTime()), 'embargo', embargoed],
    ])
  })

  test('puts a moment near midnight on its day in the publication’s time zone', async () => {
    const id = await create({ headline: 'قرب منتصف الليل' })
    // 22:30 UTC is 01:30 of the next day in Riyadh.
    const at = `${new Date(Date.now() + 10 * day).toISOString().slice(0, 10)}T22:30:00.000Z`
    await editor.post(`/articles/${id}/publish`, { at })
    const date = dateOf(Date.parse(at))
    expect(date > at.slice(0, 10)).toBe(true)
    const { body } = await editor.get(`/calendar?from=${date}&to=${date}`)
    expect(body.days[0].items).toMatchObject([{ id, at }])
  })

  test('limits a very full day, and says that there is more', async () => {
    const { rows } = await api.database.pool.query(
      `insert into articles (state, slug, headline, body, published_at)
       select 'published', 's', 'فيض ' || n, '{}', '2020-05-05T10:00:00Z'::timestamptz + n * interval '1 minute'
       from generate_series(1, 90) n returning id`,
    )
    const { body } = await editor.get('/calendar?from=2020-05-04&to=2020-05-06')
    expect(body.days.map((one: { more: boolean }) => one.more)).toEqual([false, true, false])
    expect(body.days[1].items).toHaveLength(60)
    expect(body.days[1].items.at(-1).id).toBe(Math.max(...rows.map((row) => row.id)))
  })
})

test('has consecutive days across clock changes, and skips a day that a time zone left out', () => {
  const dates = (from: string, to: string, zone: string) => daysBetween(from, to, zone).map((one) => one.date)
  expect(dates('2024-04-24', '2024-04-27', 'Africa/Cairo')).toEqual([
    ...['2024-04-24', '2024-04-25', '2024-04-26', '2024-04-27'],
  ])
  expect(dates('2011-12-29', '2011-12-31', 'Pacific/Apia')).toEqual(['2011-12-29', '2011-12-31'])
  for (const { start, end } of daysBetween('2024-10-28', '2024-11-02', 'Africa/Cairo'))
    expect((end.getTime() - start.getTime()) / 3_600_000).toBeGreaterThanOrEqual(24)
})
