/** A newsroom with something of everything that the public site shows. */

import type { BodyDocument } from '../../src/body/document.ts'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import type { ArticleInput } from '../../src/content/articles/content.ts'
import { publishArticle } from '../../src/content/articles/publish.ts'
import { createArticle } from '../../src/content/articles/write.ts'
import { fillGuide, moveGuide, planWeek, saveChannel } from '../../src/content/broadcast/write.ts'
import { publishComment } from '../../src/content/comments/moderation/decide.ts'
import { withdrawComment } from '../../src/content/comments/own.ts'
import { postComment } from '../../src/content/comments/post.ts'
import { editEntry, postEntry } from '../../src/content/coverage/post.ts'
import { setScore } from '../../src/content/coverage/score.ts'
import { setCoverageState } from '../../src/content/coverage/state.ts'
import { saveCoverage } from '../../src/content/coverage/write.ts'
import { addMedia } from '../../src/content/media/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { setBreaking } from '../../src/content/publication/publication.ts'
import { countReads, orderMostRead } from '../../src/content/readership/readership.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { saveStory } from '../../src/content/stories/write.ts'
import { reader } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk } from '../harness.ts'
import { line, richBody } from './rich-body.ts'
import type { PublicSite } from './site.ts'

type Db = PublicSite['db']

export const paragraphs = (...texts: string[]): BodyDocument => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })),
})

/** A published article, at a time of its own if one is given; answers its id. */
export async function publishAt(db: Db, content: ArticleInput, at: Date | null = null): Promise<number> {
  const { id } = await execute(db, desk, createArticle, { content })
  await execute(db, desk, publishArticle, { id, at, backdated: at !== null })
  return id
}

export const picture = (
  db: Db,
  seed: string,
  described: { caption?: string; creditline?: string; altText?: string } = {},
) => {
  const file = `${Buffer.from(seed).toString('hex').repeat(64).slice(0, 64)}.jpg`
  return execute(db, desk, addMedia, {
    ...described,
    file,
    contentType: 'image/jpeg',
    width: 1600,
    height: 1067,
  })
}

interface Texts {
  language: 'ar' | 'en'
  sections: string[]
  stories: string[]
  headlines: string[]
  sentence: string
  person: string
}

/**
 * Creates sections, stories, news, opinions, videos, a programme, a channel with a guide, and standing pages.
 */
export async function fill({ db }: PublicSite, texts: Texts) {
  const { sentence } = texts
  const sections: number[] = []
  for (const [position, name] of texts.sections.entries()) {
    sections.push((await execute(db, desk, saveSection, { name, description: sentence, position })).id)
  }
  const portrait = await picture(db, 'portrait', { altText: texts.person })
  const person = await execute(db, desk, savePerson, {
    name: texts.person,
    jobTitle: sentence,
    bio: sentence,
    mediaId: portrait.id,
  })
  const agency = await execute(db, desk, saveAgency, { name: 'Afaq Wire', url: 'https://agency.example/' })
  const still = await picture(db, 'still', { altText: sentence })
  const programme = await execute(db, desk, saveProgramme, {
    name: texts.stories[0]!,
    description: sentence,
    mediaId: still.id,
    presenterId: person.id,
  })
  const stories: number[] = []
  for (const [position, name] of texts.stories.entries()) {
    const { id: mediaId } = await picture(db, `story ${position}`)
    const programmeId = position === 0 ? programme.id : null
    stories.push(
      (
        await execute(db, desk, saveStory, {
          name,
          summary: sentence,
          pinned: position === 0,
          position,
          mediaId,
          programmeId,
          keyFacts: [{ text: line(sentence).content, asOf: new Date() }, { text: line(name).content }],
          background: paragraphs(sentence, sentence),
        })
      ).id,
    )
  }
  const video = await execute(db, desk, addMedia, {
    ...{
      type: 'video',
      file: `${'5'.repeat(64)}.mp4`,
      contentType: 'video/mp4',
      durationSeconds: 125,
      posterId: still.id,
      altText: sentence,
    },
  })
  const ids: number[] = []
  const kinds = ['news', 'opinion', 'video', 'analysis'] as const
  for (const [i, headline] of texts.headlines.entries()) {
    const kind = kinds[i % kinds.length]!
    const { id: mediaId } = await picture(db, headline, {
      caption: sentence,
      creditline: 'POOL / Afaq',
      altText: headline,
    })
    const base = {
      kind,
      headline,
      standfirst: sentence,
      body: i === 3 ? richBody(sentence, still.id, ids[0]!) : paragraphs(sentence, sentence),
      mediaId,
      dateline: texts.sections[0],
    }
    const links = {
      sectionId: sections[i % sections.length],
      authorIds: [person.id],
      storyIds: [stories[i % stories.length]!],
      keywords: [texts.person],
    }
    const filmed =
      kind === 'video' ? { videoId: video.id, programmeId: programme.id, episodeNumber: i + 1 } : {}
    ids.push(
      await publishAt(
        db,
        { ...base, ...links, ...filmed, agencyId: agency.id, language: texts.language },
        new Date(Date.now() - (texts.headlines.length - i) * 600_000),
      ),
    )
  }
  const channel = await execute(db, desk, saveChannel, {
    name: texts.stories[0]!,
    description: sentence,
    mediaId: still.id,
  })
  const slots = [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
    Array.from({ length: 24 }, (_, hour) => ({
      weekday,
      at: `${String(hour).padStart(2, '0')}:00`,
      minutes: 60,
      title: texts.stories[hour % 2]!,
      summary: sentence,
    })),
  )
  await execute(db, desk, planWeek, { channelId: channel.id, slots })
  await execute(db, desk, fillGuide, { from: new Date(), days: 2 })
  await execute(db, desk, moveGuide, {})
  await execute(db, desk, savePage, {
    slug: 'about',
    title: texts.sections[0]!,
    body: paragraphs(sentence, sentence),
  })
  await execute(db, desk, setBreaking, { text: texts.headlines[0]!, articleId: ids[0] })
  await execute(db, desk, countReads, {
    reads: ids.slice(0, 5).map((articleId, i) => ({ articleId, count: 50 - i })),
  })
  await execute(db, desk, orderMostRead, {})
  const coverage = await fillCoverage(db, texts, {
    ...{ sectionId: sections[0]!, storyIds: [stories[0]!], mediaId: still.id },
    ...{ personId: person.id, articleId: ids[0]! },
  })
  await fillComments(db, ids[3]!, texts)
  return { ids, sections, stories, person, agency, programme, coverage }
}

/** More threads than an article shows, with replies, a foreign name, an address and a place that is empty. */
async function fillComments(db: Db, articleId: number, { person, sentence }: Texts): Promise<void> {
  const { id: readerId } = await db
    .insertInto('readers')
    .values({ name: person })
    .returning('id')
    .executeTakeFirstOrThrow()
  const who = reader(readerId, person)
  let count = 0
  async function write(text: string, parentId: number | null = null): Promise<number> {
    const key = `test-comment-${count++}`
    const at = new Date(Date.now() - 3_600_000 + count * 1_000)
    const posting = { articleId, parentId, name: person, text, key, at }
    const { id } = await execute(db, who, postComment, posting)
    await execute(db, desk, publishComment, { id })
    return id
  }
  for (let i = 0; i < 32; i++) await write(`${sentence}\n\n${i} (John Smith) https://example.com/?q=${i}.`)
  const first = await write(sentence)
  const answer = await write('So it is.', first)
  for (let i = 0; i < 4; i++) await write(sentence, answer)
  const gone = await write(sentence)
  await write(sentence, gone)
  await execute(db, who, withdrawComment, { id: gone })
}

type CoverageInput = Parameters<typeof execute<typeof saveCoverage.input, unknown>>[3]
type EntryInput = Omit<Parameters<typeof execute<typeof postEntry.input, unknown>>[3], 'coverageId' | 'key'>

/** A coverage that goes on since an hour, 1 to 0 where it has two sides; answers its id. */
export async function beginCoverage(db: Db, facts: CoverageInput, sides?: [string, string]): Promise<number> {
  const { id } = await execute(db, desk, saveCoverage, facts)
  if (sides) {
    const [home, away] = sides.map((name, at) => ({ name, points: 1 - at }))
    await execute(db, desk, setScore, { id, home: home!, away: away! })
  }
  await execute(db, desk, setCoverageState, { id, state: 'live', at: new Date(Date.now() - 3_600_000) })
  return id
}

let keys = 0

/** A published entry; answers its id. */
export async function post(db: Db, coverageId: number, entry: EntryInput): Promise<number> {
  const key = `test-${keys++}`
  return (await execute(db, desk, postEntry, { coverageId, key, publish: true, ...entry })).id
}

interface Things {
  sectionId: number
  storyIds: number[]
  mediaId: number
  personId: number
  articleId: number
}

/** A live coverage with more entries than a page shows, of every kind; an ended one and an announced one. */
async function fillCoverage(db: Db, texts: Texts, things: Things): Promise<number> {
  const { sectionId, storyIds, mediaId, personId, articleId } = things
  const { sentence, headlines, language } = texts
  const list = [{ type: 'listItem' as const, content: [line(sentence)] }]
  const summary: BodyDocument = { type: 'doc', content: [{ type: 'bulletList', content: list }] }
  const facts = { standfirst: sentence, summary, sectionId, storyIds, mediaId, language }
  const id = await beginCoverage(db, { headline: headlines[0]!, ...facts })
  for (let i = 0; i < 28; i++) {
    const flag = (['', '', 'key', '', 'breaking'] as const)[i % 5]
    const headline = i % 3 === 0 ? '' : headlines[i % headlines.length]!
    const body = i === 26 ? richBody(sentence, mediaId, articleId) : paragraphs(sentence)
    await post(db, id, { headline, flag, body, personId, pinned: i === 20 })
  }
  const edited = await post(db, id, { headline: headlines[1]!, body: paragraphs(sentence) })
  await execute(db, desk, editEntry, { coverageId: id, id: edited, headline: headlines[2]!, personId })
  const over = await beginCoverage(db, { headline: headlines[2]!, ...facts })
  await post(db, over, { headline: headlines[2]!, body: paragraphs(sentence) })
  await execute(db, desk, setCoverageState, { id: over, state: 'ended' })
  const coming = await execute(db, desk, saveCoverage, {
    ...{ headline: headlines[3]!, language, startsAt: new Date(Date.now() + 86_400_000) },
  })
  await execute(db, desk, setCoverageState, { id: coming.id, state: 'announced' })
  return id
}

/** An address of each kind of page, found where a reader finds it: in the pages. */
export async function addresses(site: PublicSite): Promise<Record<string, string>> {
  const front = (await site.get('/')).html
  const find = (html: string, start: string) =>
    new RegExp(`href="(${start}[^"]*)"`).exec(html)?.[1] ?? `no link to ${start}`
  const article = find(front, '/articles/')
  const videos = (await site.get('/videos')).html
  const coverage = find(front, '/coverage/\\d+/')
  const { id: commentId, articleId } = await site.db
    .selectFrom('comments')
    .select(['id', 'articleId'])
    .where('replyCount', '>', 2)
    .executeTakeFirstOrThrow()
  const entries = (await site.get(coverage)).html
  const archiveYear = find((await site.get('/archive')).html, '/archive/')
  const archiveMonth = find((await site.get(archiveYear)).html, `${archiveYear}/`)
  const archiveDay = find((await site.get(archiveMonth)).html, `${archiveMonth}/`)
  return {
    ...{ archive: '/archive', archiveYear, archiveMonth, archiveDay },
    ...{ coverage, coverages: '/coverage', entry: find(entries, `${coverage}/`) },
    ...{
      front: '/',
      section: find(front, '/sections/'),
      story: find(front, '/stories/'),
      stories: '/stories',
      article,
    },
    ...{
      episode: find(videos, '/articles/'),
      author: find((await site.get(article)).html, '/authors/'),
      latest: '/latest',
      videos: '/videos',
    },
    ...{
      programme: find((await site.get('/live')).html + front, '/programmes/'),
      live: '/live',
      follow: '/follow',
      saved: '/saved',
      standing: '/pages/about',
      comments: `/comments/${articleId}`,
      commentsBefore: `/comments/${articleId}?sort=oldest&after=${commentId - 10}`,
      thread: `/comments/${articleId}/${commentId}`,
      reply: `/comments/${articleId}/${commentId + 2}`,
      search: `/search?q=${encodeURIComponent('المسؤول بالميناء')}`,
      missing: '/nothing-here',
    },
  }
}

export const arabic: Texts = {
  language: 'ar',
  sections: ['العالم', 'سياسة', 'اقتصاد', 'رياضة', 'ثقافة', 'علوم وتقنية', 'مجتمع', 'رأي'],
  stories: [
    'الشوط الثالث',
    'العاصفة ريما',
    'انتخابات سدرة',
    'مياه السلسبيل',
    'كأس الزمرد 2026',
    'رهان الشمس والريح',
    'إحياء المدينة القديمة',
    'سدرة في المدار',
  ],
  headlines: [
    'مرسى اللوز تفتح ميناءها بعد عاصفة أغلقته ثلاثة أيام',
    'ما الذي تقوله الأمواج لمن يسكن قربها؟',
    'حارس المنارة يروي ليلته: الضوء لم ينطفئ',
    'لماذا ترتفع أسعار السمك كلما هدأ البحر',
    'البرلمان يقرّ موازنة الموانئ بأغلبية 85 صوتًا',
    'رسالة إلى وزير لا يقرأ الرسائل',
    'من كواليس الشوط الثالث: أسئلة لم تُبَث',
    'قراءة في أرقام الربع الأول: نمو 3.5% وأسئلة مؤجلة',
    'منتخب الواحات يبلغ نصف النهائي بركلات الترجيح',
    'عن المدينة التي تخبّئ بحرها',
    'جولة في سوق العطّارين بعد ترميمه',
    'السد بين ثلاث دول: من يملك المفتاح؟',
  ],
  sentence:
    'قال مسؤول في الميناء إن الحركة عادت إلى طبيعتها صباح اليوم، وإن شركة Norvia (NRV) استأنفت رحلاتها بنسبة 80%.',
  person: 'ريم اللوزي',
}

export const english: Texts = {
  language: 'en',
  sections: ['World', 'Politics', 'Economy', 'Sport'],
  stories: ['Third Half', 'Storm Rima', 'The Sidra elections'],
  headlines: [
    'Almond Harbour reopens after three days of storm',
    'What the waves tell those who live beside them',
    'A lighthouse keeper tells of his night',
    'Why fish is dearer when the sea is calm',
    'Parliament passes the ports budget by 85 votes',
    'A letter to a minister who reads no letters',
    'Behind the third half: questions nobody aired',
    'Reading the first quarter: growth and open questions',
  ],
  sentence:
    'A port official said that traffic was back to normal this morning, and that the paper الميثاق had the full list.',
  person: 'Reem Allawzi',
}
