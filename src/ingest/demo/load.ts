/** Loads the demonstration into an empty newsroom, in one transaction, with the normal commands. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import type { z } from 'zod'
import { joinLines, type Paragraph, paragraphOf } from '../../body/inline.ts'
import { parseBody } from '../../body/parse-body.ts'
import { saveAgency } from '../../content/agencies/agencies.ts'
import { fillGuide, planWeek, saveChannel } from '../../content/broadcast/write.ts'
import { arrangeFront } from '../../content/front/front.ts'
import { savePage } from '../../content/pages/pages.ts'
import { savePerson } from '../../content/people/people.ts'
import { saveProgramme } from '../../content/programmes/programmes.ts'
import { editPublication, setBreaking } from '../../content/publication/publication.ts'
import { countReads, orderMostRead } from '../../content/readership/readership.ts'
import { saveSection } from '../../content/sections/sections.ts'
import { saveStory, setStoryState } from '../../content/stories/write.ts'
import { system } from '../../kernel/actor.ts'
import type { Command } from '../../kernel/command.ts'
import { perform } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { notifyChange } from '../../platform/changes.ts'
import { openAlbum } from './album.ts'
import { loadArticles, loadEpisodes } from './articles.ts'
import { loadBrand } from './brand.ts'
import { loadComments } from './comments.ts'
import { loadCoverages } from './coverages.ts'
import { demoBreaking, demoSettings } from './settings.ts'
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
import { demoStoryFacts } from './texts/story-facts.ts'
import { demoTopics } from './texts/topics.ts'
import type { DemoGuideSlot, DemoPodcast } from './texts/types.ts'
import { loadTopics } from './topics.ts'

export const demonstration = system('demonstration')
const dayMs = 86_400_000
const hourMs = 3_600_000

/** Whether the newsroom has no articles, sections or staff. */
export async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const table of ['articles', 'sections', 'staff'] as const) {
    if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false
  }
  return true
}

type Ids = Map<string, number>

/** Shared by the steps of loading: runs commands and remembers the ids of created things. */
export interface DemoContext {
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

/** A day's slots; each ends where the next one begins. */
function weekday(day: number, slots: DemoGuideSlot[], programmes: Ids) {
  const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
  return slots.map(({ at, title, summary = '', programme }, i) => ({
    ...{ weekday: day, at, title, summary },
    minutes: (slots[i + 1] ? minutesOf(slots[i + 1]!.at) : 1440) - minutesOf(at),
    programmeId: programme ? (programmes.get(programme) ?? null) : null,
  }))
}

async function loadNewsroom(context: DemoContext): Promise<void> {
  const { act, album } = context
  const { name, tagline, pages } = demoPublication
  await act(editPublication, { name, tagline, ...demoSettings })
  for (const [position, page] of pages.entries()) {
    await act(savePage, {
      slug: page.key,
      title: page.title,
      body: parseBody(page.body, { media: () => null }).body,
      position,
    })
  }
  for (const [position, { key, name: sectionName, description, colour }] of demoSections.entries()) {
    const section = { name: sectionName, description, position, colour }
    context.sections.set(key, (await act(saveSection, section)).id)
  }
  for (const { key, name: agencyName, website } of demoAgencies) {
    context.agencies.set(key, (await act(saveAgency, { name: agencyName, url: website })).id)
  }
  for (const { key, name: personName, role, bio, portrait } of demoPeople) {
    const mediaId = portrait
      ? await album.picture({ key: portrait, caption: '', creditline: '', alt: personName })
      : null
    context.people.set(key, (await act(savePerson, { name: personName, jobTitle: role, bio, mediaId })).id)
  }
}

async function podcastOf({ album }: DemoContext, { cover, ...settings }: DemoPodcast, alt: string) {
  return { ...settings, mediaId: await album.picture({ key: cover, caption: '', creditline: '', alt }) }
}

async function loadChannel(context: DemoContext): Promise<void> {
  const { act, album, programmes, now } = context
  for (const [position, programme] of demoProgrammes.entries()) {
    const { key, name, description, presenter, picture, podcast } = programme
    const mediaId = await album.picture({ key: picture, caption: '', creditline: '', alt: name })
    const presenterId = context.people.get(presenter) ?? null
    const saved = await act(saveProgramme, {
      ...{ name, description, mediaId, presenterId, position },
      podcast: podcast ? await podcastOf(context, podcast, name) : null,
    })
    programmes.set(key, saved.id)
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

const lineOf = (html: string) => joinLines(parseBody(html, { media: () => null }).body.content as Paragraph[])

async function loadStories(context: DemoContext): Promise<void> {
  const { act, album, now } = context
  for (const story of demoStories) {
    const { key, name, summary, pinned, order: position, programme } = story
    const { facts, background, caption, creditline, alt } = demoStoryFacts[key]!
    const mediaId = await album.picture({ key: story.picture, caption, creditline, alt })
    const programmeId = programme ? (context.programmes.get(programme) ?? null) : null
    const openedAt = new Date(now.getTime() - story.openedDaysAgo * dayMs)
    const { id } = await act(saveStory, {
      ...{ name, summary, pinned, position, mediaId, programmeId, openedAt },
      keyFacts: facts.map(({ text, hoursAgo }) => ({
        text: lineOf(text),
        asOf: hoursAgo === undefined ? null : new Date(now.getTime() - hoursAgo * hourMs),
      })),
      background: { type: 'doc', content: background.map((text) => paragraphOf(lineOf(text))) },
    })
    context.stories.set(key, id)
  }
}

async function closeStories({ act, stories, now }: DemoContext): Promise<void> {
  for (const { key, closedDaysAgo } of demoStories) {
    if (closedDaysAgo === undefined) continue
    await act(setStoryState, {
      id: stories.get(key)!,
      state: 'closed',
      at: new Date(now.getTime() - closedDaysAgo * dayMs),
    })
  }
}

async function loadFront({ act, articles }: DemoContext): Promise<void> {
  const ranked = demoArticles
    .filter((article) => article.rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
  await act(arrangeFront, { articleIds: ranked.map((article) => articles.get(article.key)!) })
  if (demoBreaking)
    await act(setBreaking, {
      text: demoBreaking.headline,
      articleId: articles.get(demoBreaking.key) ?? null,
    })
  // Reads to count, so that the most-read list is not empty.
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
  'topics',
  'articles',
  'coverages',
  'media',
  'pages',
  'channels',
  'readers',
] as const

/** Marks everything created here as part of the demonstration. */
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

/** Loads the demonstration. Dates are relative to now. */
export async function loadDemo(db: Kysely<Tables>, { mediaDir, demoDir }: Place): Promise<void> {
  const focal = JSON.parse(await readFile(join(demoDir, 'pictures', 'pictures.json'), 'utf8'))
  await db.transaction().execute(async (tx) => {
    const act: DemoContext['act'] = (command, input) => perform(tx, demonstration, command, input)
    const { timeZone } = await tx.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
    const empty = () => new Map<string, number>()
    const context: DemoContext = {
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
    await loadNewsroom(context)
    await loadBrand(context, demoDir)
    await loadChannel(context)
    await loadStories(context)
    await loadArticles(context, demoArticles)
    await loadEpisodes(context, demoProgrammes)
    await loadTopics(context, demoTopics)
    await loadCoverages(context, demoCoverages)
    await closeStories(context)
    await loadFront(context)
    await loadComments(context, demoComments)
    await register(tx)
    await notifyChange(tx)
  })
}
