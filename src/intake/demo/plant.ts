/** Fills an empty newsroom with the demonstration: all of it in one transaction, through the commands of any newsroom. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import type { z } from 'zod'
import { system } from '../../content/actor.ts'
import { saveAgency } from '../../content/agencies/agencies.ts'
import { parseBody } from '../../content/body/parse.ts'
import { fillGuide, planWeek, saveChannel } from '../../content/channel/write.ts'
import { type Command, perform } from '../../content/command.ts'
import { arrangeFront } from '../../content/front/front.ts'
import { savePage } from '../../content/pages/pages.ts'
import { savePerson } from '../../content/people/people.ts'
import { saveProgramme } from '../../content/programmes/programmes.ts'
import { editPublication, setBreaking } from '../../content/publication/publication.ts'
import { countReads, orderMostRead } from '../../content/readership/readership.ts'
import { saveSection } from '../../content/sections/sections.ts'
import { saveStory, setStoryState } from '../../content/stories/write.ts'
import type { Tables } from '../../content/tables.ts'
import { ringBell } from '../../platform/changes.ts'
import { openAlbum } from './album.ts'
import { plantArticles, plantEpisodes } from './articles.ts'
import { plantComments } from './comments.ts'
import { plantCoverages } from './coverages.ts'
import { demoAgencies } from './texts/agencies.ts'
import { demoArticles } from './texts/articles.ts'
import { demoComments } from './texts/comments.ts'
import { demoCoverages } from './texts/coverages.ts'
import { dailyGuide, fridayGuide } from './texts/guide.ts'
import { demoPeople } from './texts/people.ts'
import { demoProgrammes } from './texts/programmes.ts'
import { demoPublication } from './texts/publication.ts'
import { demoSections } from './texts/sections.ts'
import { demoStories } from './texts/stories.ts'
import type { DemoGuideSlot } from './texts/types.ts'

export const demonstration = system('demonstration')
const dayMs = 86_400_000

/** A newsroom without an article, a section or a member of staff. */
export async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const table of ['articles', 'sections', 'staff'] as const) {
    if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false
  }
  return true
}

type Ids = Map<string, number>

/** What the planting hands from step to step: how to do a command, and what has which id. */
export interface Garden {
  tx: Transaction<Tables>
  now: Date
  timeZone: string
  act<S extends z.ZodType, O>(command: Command<S, O>, input: z.input<S>): Promise<O>
  album: ReturnType<typeof openAlbum>
  sections: Ids
  people: Ids
  agencies: Ids
  stories: Ids
  programmes: Ids
  articles: Ids
}

/** A day's slots, each until the next one begins. */
function weekday(day: number, slots: DemoGuideSlot[], programmes: Ids) {
  const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
  return slots.map(({ at, title, summary = '', programme }, i) => ({
    ...{ weekday: day, at, title, summary },
    minutes: (slots[i + 1] ? minutesOf(slots[i + 1]!.at) : 1440) - minutesOf(at),
    programmeId: programme ? (programmes.get(programme) ?? null) : null,
  }))
}

async function plantHouse(garden: Garden): Promise<void> {
  const { act, album } = garden
  const { name, tagline, accounts, pages } = demoPublication
  const social = accounts.map(({ network, address }) => ({ service: network, url: address }))
  // Guests may comment: a first visitor tries it without mail.
  const contactEmail = 'newsroom@example.com'
  await act(editPublication, { name, tagline, social, contactEmail, guestsComment: true })
  for (const [position, page] of pages.entries()) {
    await act(savePage, {
      slug: page.key,
      title: page.title,
      body: parseBody(page.body, { media: () => null }).body,
      position,
    })
  }
  for (const [position, { key, name: sectionName, description }] of demoSections.entries()) {
    garden.sections.set(key, (await act(saveSection, { name: sectionName, description, position })).id)
  }
  for (const { key, name: agencyName, website } of demoAgencies) {
    garden.agencies.set(key, (await act(saveAgency, { name: agencyName, url: website })).id)
  }
  for (const { key, name: personName, role, bio, portrait } of demoPeople) {
    const mediaId = portrait
      ? await album.picture({ key: portrait, caption: '', creditline: '', alt: personName })
      : null
    garden.people.set(key, (await act(savePerson, { name: personName, jobTitle: role, bio, mediaId })).id)
  }
}

async function plantChannel(garden: Garden): Promise<void> {
  const { act, album, programmes, now } = garden
  for (const [position, programme] of demoProgrammes.entries()) {
    const { key, name, description, presenter, picture } = programme
    const mediaId = await album.picture({ key: picture, caption: '', creditline: '', alt: name })
    const presenterId = garden.people.get(presenter) ?? null
    programmes.set(key, (await act(saveProgramme, { name, description, mediaId, presenterId, position })).id)
  }
  const mediaId = await album.picture({ key: 'tv-camera', caption: '', creditline: '', alt: '' })
  const { id: channelId } = await act(saveChannel, {
    name: demoPublication.name,
    description: demoPublication.tagline,
    mediaId,
  })
  const week = [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
    weekday(day, day === 5 ? fridayGuide : dailyGuide, programmes),
  )
  await act(planWeek, { channelId, slots: week })
  await act(fillGuide, { from: now, days: 8 })
}

async function plantStories(garden: Garden): Promise<void> {
  const { act, album, now } = garden
  for (const story of demoStories) {
    const { key, name, summary, pinned, order: position, programme } = story
    const mediaId = await album.picture({ key: story.picture, caption: '', creditline: '', alt: '' })
    const programmeId = programme ? (garden.programmes.get(programme) ?? null) : null
    const openedAt = new Date(now.getTime() - story.openedDaysAgo * dayMs)
    const { id } = await act(saveStory, { name, summary, pinned, position, mediaId, programmeId, openedAt })
    garden.stories.set(key, id)
  }
}

async function closeStories({ act, stories, now }: Garden): Promise<void> {
  for (const { key, closedDaysAgo } of demoStories) {
    if (closedDaysAgo === undefined) continue
    await act(setStoryState, {
      id: stories.get(key)!,
      state: 'closed',
      at: new Date(now.getTime() - closedDaysAgo * dayMs),
    })
  }
}

async function plantFront({ act, articles }: Garden): Promise<void> {
  const ranked = demoArticles
    .filter((article) => article.rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
  await act(arrangeFront, { articleIds: ranked.map((article) => articles.get(article.key)!) })
  const breaking = demoArticles.find((article) => article.breaking && 'minutes' in article.ago)
  if (breaking)
    await act(setBreaking, { text: breaking.headline, articleId: articles.get(breaking.key) ?? null })
  // What a first visitor would find read most, had there been others before.
  const read = [...ranked.slice(2), ...ranked.slice(0, 2), ...demoArticles.slice(0, 6)].slice(0, 10)
  const counts = new Map(read.map((article, i) => [articles.get(article.key)!, 100 - i * 7]))
  await act(countReads, { reads: [...counts].map(([articleId, count]) => ({ articleId, count })) })
  await act(orderMostRead, { count: 10 })
}

const kinds = [
  'sections',
  'people',
  'agencies',
  'programmes',
  'stories',
  'articles',
  'coverages',
  'media',
  'pages',
  'channels',
  'readers',
] as const

/** Everything that stands in an empty newsroom after planting is the demonstration's. */
async function register(tx: Transaction<Tables>): Promise<void> {
  for (const kind of kinds) {
    const rows = await tx.selectFrom(kind).select('id').execute()
    if (rows.length > 0)
      await tx
        .insertInto('demoRows')
        .values(rows.map((row) => ({ kind, refId: row.id })))
        .execute()
  }
}

interface Place {
  mediaDir: string
  /** The folder of the demonstration's pictures and videos. */
  demoDir: string
}

/** Plants the demonstration. Dates count back from now. */
export async function plantDemo(db: Kysely<Tables>, { mediaDir, demoDir }: Place): Promise<void> {
  const focal = JSON.parse(await readFile(join(demoDir, 'pictures', 'pictures.json'), 'utf8'))
  await db.transaction().execute(async (tx) => {
    const act: Garden['act'] = (command, input) => perform(tx, demonstration, command, input)
    const { timeZone } = await tx.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
    const empty = () => new Map<string, number>()
    const garden: Garden = {
      ...{ tx, timeZone, act, now: new Date(), album: openAlbum({ act, mediaDir, demoDir, focal }) },
      ...{
        sections: empty(),
        people: empty(),
        agencies: empty(),
        stories: empty(),
        programmes: empty(),
        articles: empty(),
      },
    }
    await plantHouse(garden)
    await plantChannel(garden)
    await plantStories(garden)
    await plantArticles(garden, demoArticles)
    await plantEpisodes(garden, demoProgrammes)
    await plantCoverages(garden, demoCoverages)
    await closeStories(garden)
    await plantFront(garden)
    await plantComments(garden, demoComments)
    await register(tx)
    await ringBell(tx)
  })
}
