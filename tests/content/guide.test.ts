/** The programme guide: filled by the wall time of each day, around what a person placed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readGuide } from '../../src/content/broadcast/read.ts'
import { removeSlot, saveSlot } from '../../src/content/broadcast/slots.ts'
import { fillGuide, planWeek, saveChannel } from '../../src/content/broadcast/write.ts'
import { editPublication } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import { dayAfter, momentAt } from '../../src/language/days.ts'
import { desk, newsroomDatabase, type TestDatabase } from '../harness.ts'

let newsroom: TestDatabase
let channelId: number
beforeAll(async () => {
  newsroom = await newsroomDatabase()
  channelId = (await execute(newsroom.db, desk, saveChannel, { name: 'القناة' })).id
})
afterAll(() => newsroom.drop())

const clean = async (timeZone: string) => {
  await execute(newsroom.db, desk, editPublication, { timeZone })
  await newsroom.db.deleteFrom('slots').execute()
  await newsroom.db.updateTable('channels').set({ guideFilledTo: null }).execute()
}
const everyDay = (slots: { at: string; minutes: number; title: string }[]) =>
  execute(newsroom.db, desk, planWeek, {
    channelId,
    slots: [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) => slots.map((slot) => ({ weekday, ...slot }))),
  })
const fill = (day: string, days: number, timeZone: string) =>
  execute(newsroom.db, desk, fillGuide, { from: momentAt(day, 720, timeZone), days })
async function guide(day: string, days: number, timeZone: string) {
  const readContext = { db: newsroom.db, dependOn: () => {} }
  const slots = await readGuide(
    readContext,
    momentAt(day, 0, timeZone),
    momentAt(dayAfter(day, days), 0, timeZone),
  )
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return slots.map(
    ({ startsAt, endsAt, title }) => `${clock.format(startsAt)}–${clock.format(endsAt)} ${title}`,
  )
}
const special = (day: string, at: number, minutes: number, timeZone: string) => {
  const startsAt = momentAt(day, at, timeZone)
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
  return execute(newsroom.db, desk, saveSlot, { channelId, title: 'خاص', startsAt, endsAt })
}

test.each([
  // Spring and autumn, by their first days.
  ['Europe/Paris', '2027-03-27', '2027-03-28'],
  ['Europe/Paris', '2027-10-30', '2027-10-31'],
  ['Africa/Cairo', '2027-04-29', '2027-04-30'],
  ['Africa/Cairo', '2027-10-28', '2027-10-29'],
  ['Asia/Beirut', '2027-03-27', '2027-03-28'],
  ['Africa/Casablanca', '2027-02-06', '2027-02-07'],
  ['Australia/Lord_Howe', '2027-10-02', '2027-10-03'],
])('%s: each day keeps the local times of the plan, also on %s', async (timeZone, before) => {
  await clean(timeZone)
  await everyDay([
    { at: '06:00', minutes: 180, title: 'صباح' },
    { at: '19:00', minutes: 60, title: 'المساء' },
    { at: '23:00', minutes: 60, title: 'الليل' },
  ])
  await fill(before, 3, timeZone)
  const days = [0, 1, 2].map((n) => {
    const date = new Date(`${dayAfter(before, n)}T00:00:00Z`)
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' }).format(date)
  })
  const next = (day: string) => days[days.indexOf(day) + 1]
  const lines = await guide(before, 3, timeZone)
  expect(lines.slice(0, 8)).toEqual(
    days
      .flatMap((day) => [
        `${day} 06:00–${day} 09:00 صباح`,
        `${day} 19:00–${day} 20:00 المساء`,
        `${day} 23:00–${next(day)} ${/Cairo|Beirut/.test(timeZone) ? '##' : '00:00'} الليل`,
      ])
      // If the day begins at 01:00, the night's show ends then.
      .map((line, n) => (line.includes('##') ? lines[n] : line))
      .slice(0, 8),
  )
  expect(lines[8]).toContain(`${days[2]} 23:00–`)
  expect(lines).toHaveLength(9)
})

test('a show in a skipped hour is shorter or left out, and one in a repeated hour is longer', async () => {
  await clean('Europe/Paris')
  await everyDay([
    { at: '01:30', minutes: 60, title: 'أولى' },
    { at: '02:10', minutes: 20, title: 'قصير' },
    { at: '02:30', minutes: 60, title: 'ثانية' },
  ])
  await fill('2027-03-28', 1, 'Europe/Paris')
  expect(await guide('2027-03-28', 1, 'Europe/Paris')).toEqual([
    'Sun 01:30–Sun 03:00 أولى',
    'Sun 03:00–Sun 03:30 ثانية',
  ])
})

test('the plan fills the day around a slot that an editor placed', async () => {
  const zone = 'Asia/Riyadh'
  await clean(zone)
  await everyDay([
    { at: '00:00', minutes: 360, title: 'ليل' },
    { at: '06:00', minutes: 720, title: 'نهار' },
    { at: '18:00', minutes: 360, title: 'مساء' },
  ])
  await fill('2027-06-01', 2, zone)
  // In the day after those that are filled, past its midnight.
  await special('2027-06-03', 23 * 60, 120, zone)
  await special('2027-06-03', 12 * 60, 60, zone)
  await fill('2027-06-02', 3, zone)
  expect(await guide('2027-06-03', 1, zone)).toEqual([
    'Thu 00:00–Thu 06:00 ليل',
    'Thu 06:00–Thu 12:00 نهار',
    'Thu 12:00–Thu 13:00 خاص',
    'Thu 13:00–Thu 18:00 نهار',
    'Thu 18:00–Thu 23:00 مساء',
    'Thu 23:00–Fri 01:00 خاص',
  ])
  expect((await guide('2027-06-04', 1, zone)).slice(0, 2)).toEqual([
    // A show across midnight is in both days, and no other show overlaps it.
    'Thu 23:00–Fri 01:00 خاص',
    'Fri 01:00–Fri 06:00 ليل',
  ])
})

test('a slot that an editor removed does not return, and the answer names the slots that gave way', async () => {
  const zone = 'Asia/Riyadh'
  await clean(zone)
  await everyDay([{ at: '18:00', minutes: 60, title: 'نشرة' }])
  await fill('2027-07-01', 2, zone)
  const { id } = await newsroom.db
    .selectFrom('slots')
    .select('id')
    .orderBy('startsAt')
    .executeTakeFirstOrThrow()
  await execute(newsroom.db, desk, removeSlot, { channelId, id })
  await fill('2027-07-01', 2, zone)
  expect(await guide('2027-07-01', 2, zone)).toEqual(['Fri 18:00–Fri 19:00 نشرة'])
  const { madeRoom } = await special('2027-07-02', 18 * 60 + 30, 60, zone)
  expect(madeRoom).toMatchObject([{ title: 'نشرة' }])
  expect(await guide('2027-07-02', 1, zone)).toEqual(['Fri 18:00–Fri 18:30 نشرة', 'Fri 18:30–Fri 19:30 خاص'])
})
