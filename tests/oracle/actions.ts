/** Random commands of a busy desk. Each action picks what it works on from what is there. */
import type { Kysely } from 'kysely'
import type { ZodType, z } from 'zod'
import { saveAgency } from '../../src/content/agencies/agencies.ts'
import type { ArticleInput } from '../../src/content/articles/content.ts'
import { correctArticle, publishArticle, unpublishArticle } from '../../src/content/articles/publish.ts'
import { removeArticle } from '../../src/content/articles/remove.ts'
import { createArticle, saveArticle } from '../../src/content/articles/write.ts'
import { saveChannel } from '../../src/content/broadcast/write.ts'
import { arrangeFront } from '../../src/content/front/front.ts'
import { addMedia, describeMedia } from '../../src/content/media/write.ts'
import { savePage } from '../../src/content/pages/pages.ts'
import { savePerson } from '../../src/content/people/people.ts'
import { saveProgramme } from '../../src/content/programmes/programmes.ts'
import { editPublication, setBreaking } from '../../src/content/publication/publication.ts'
import { countReads, orderMostRead } from '../../src/content/readership/readership.ts'
import { saveSection } from '../../src/content/sections/sections.ts'
import { orderStories, saveStory, setStoryState } from '../../src/content/stories/write.ts'
import { type Actor, system } from '../../src/kernel/actor.ts'
import { type Command, CommandError } from '../../src/kernel/command.ts'
import { execute } from '../../src/kernel/run.ts'
import type { Tables } from '../../src/kernel/tables.ts'
import { articleLabels } from '../../src/language/article-labels.ts'
import { brandActions } from './brand-actions.ts'
import { breakingActions } from './breaking-actions.ts'
import { coverageActions } from './coverage-actions.ts'
import { layoutActions } from './layout-actions.ts'
import { mergeActions } from './merge-actions.ts'
import { topicActions } from './topic-actions.ts'

const desk: Actor = system('oracle')
const words = 'جسر نهر مدينة قمة اتفاق مباراة سوق ميناء كتاب قمر Norvia 42% عاصفة برلمان'.split(' ')

/** Stored media: audio with these words, and a picture that is large enough for a podcast. */
const heard = (transcript: string) => ({
  ...{ type: 'audio' as const, file: `${'a'.repeat(64)}.mp3`, contentType: 'audio/mpeg', sizeInBytes: 9 },
  transcript,
})
const cover = { file: `${'c'.repeat(64)}.jpg`, contentType: 'image/jpeg', width: 1500, height: 1500 }

type Db = Kysely<Tables>

export function createDesk(db: Db, random: () => number) {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const some = <T>(list: readonly T[], most: number): T[] =>
    list.filter(() => random() < most / Math.max(1, list.length))
  const phrase = (n: number) => Array.from({ length: n }, () => pick(words)).join(' ')
  const ids = async (
    table: 'sections' | 'stories' | 'people' | 'agencies' | 'media' | 'programmes' | 'articles',
  ) =>
    (await db.selectFrom(table).select('id').orderBy('id', 'desc').limit(40).execute()).map((row) => row.id)
  const inState = async (state: 'published' | 'draft' | 'unpublished') =>
    await db
      .selectFrom('articles')
      .select(['id', 'latestRevision'])
      .where('state', '=', state)
      .orderBy('id', 'desc')
      .limit(25)
      .execute()

  const headlines = () => ({
    kicker: random() < 0.3 ? phrase(2) : '',
    frontHeadline: random() < 0.3 ? phrase(4) : '',
    shareHeadline: random() < 0.3 ? phrase(4) : '',
    searchTitle: random() < 0.2 ? phrase(4) : '',
    label: random() < 0.3 ? (pick(articleLabels) ?? null) : null,
    sponsor: random() < 0.15 ? phrase(2) : '',
    noindex: random() < 0.2,
    canonicalUrl: random() < 0.15 ? 'https://agency.example/report' : '',
  })

  async function content(): Promise<ArticleInput> {
    const mediaId = random() < 0.5 ? (pick(await ids('media')) ?? null) : null
    const audioIds = await db.selectFrom('media').select('id').where('type', '=', 'audio').execute()
    return {
      headline: phrase(5),
      standfirst: random() < 0.7 ? phrase(12) : '',
      kind: pick(['news', 'opinion', 'video', 'gallery'] as const),
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: phrase(20) }] }] },
      sectionId: pick(await ids('sections')) ?? null,
      agencyId: random() < 0.5 ? (pick(await ids('agencies')) ?? null) : null,
      programmeId: random() < 0.1 ? (pick(await ids('programmes')) ?? null) : null,
      storyIds: some(await ids('stories'), 1.2),
      authorIds: some(await ids('people'), 1),
      relatedIds: some(await ids('articles'), 1),
      keywords: some(words, 1.5).map((word) => (random() < 0.3 ? `ال${word}` : word)),
      places: random() < 0.3 ? [phrase(1)] : [],
      mediaId,
      audioId: random() < 0.2 ? (pick(audioIds)?.id ?? null) : null,
      breaking: random() < 0.05,
      ...headlines(),
      secondarySectionIds: some(await ids('sections'), 0.7).slice(0, 10),
      shareMediaId: random() < 0.2 ? (pick(await ids('media')) ?? null) : null,
    }
  }

  async function podcast() {
    const covers = await db.selectFrom('media').select('id').where('width', '=', cover.width).execute()
    const mediaId = pick(covers)?.id
    if (mediaId === undefined || random() < 0.3) return random() < 0.5 ? null : undefined
    return { mediaId, ownerEmail: 'podcast@news.example', category: 'News', author: phrase(1) }
  }

  const act = <S extends ZodType, O>(command: Command<S, O>, input: z.input<S>) =>
    execute(db, desk, command, input)

  const actions: [weight: number, action: () => Promise<unknown>][] = [
    [
      10,
      async () => {
        const { id } = await act(createArticle, { content: await content() })
        if (random() < 0.8) await act(publishArticle, { id })
      },
    ],
    [
      4,
      async () => {
        const row = pick(await inState('published'))
        if (row) await act(saveArticle, { id: row.id, base: row.latestRevision, content: await content() })
        if (row && random() < 0.7) await act(publishArticle, { id: row.id })
      },
    ],
    [
      3,
      async () =>
        act(correctArticle, {
          id: pick(await inState('published'))?.id ?? 0,
          content: await content(),
          note: phrase(6),
        }),
    ],
    [
      2,
      async () => act(unpublishArticle, { id: pick(await inState('published'))?.id ?? 0, reason: phrase(3) }),
    ],
    [
      2,
      async () =>
        act(publishArticle, { id: pick(await inState(random() < 0.5 ? 'unpublished' : 'draft'))?.id ?? 0 }),
    ],
    [
      0.4,
      async () =>
        act(removeArticle, { id: pick(await inState('published'))?.id ?? 0, legalReason: phrase(2) }),
    ],
    [
      1,
      async () =>
        act(saveSection, {
          id: random() < 0.2 ? null : (pick(await ids('sections')) ?? null),
          name: phrase(2),
        }),
    ],
    [
      3,
      async () => {
        const id = random() < 0.3 ? null : (pick(await ids('stories')) ?? null)
        const mediaId = pick(await ids('media')) ?? null
        await act(saveStory, {
          id,
          name: phrase(3),
          summary: phrase(8),
          pinned: random() < 0.3,
          position: Math.floor(random() * 9),
          mediaId,
        })
      },
    ],
    [
      2,
      async () => {
        const id = pick(await ids('stories'))
        const row = await db
          .selectFrom('stories')
          .select(['id', 'name', 'summary', 'mediaId'])
          .where('id', '=', id ?? 0)
          .executeTakeFirst()
        const text = () => [{ type: 'text' as const, text: phrase(8) }]
        if (row)
          await act(saveStory, {
            ...row,
            keyFacts: some(words, 3)
              .slice(0, 12)
              .map(() => ({ text: text(), asOf: random() < 0.3 ? new Date('2026-02-03T04:05:00Z') : null })),
            background: { type: 'doc', content: [{ type: 'paragraph', content: text() }] },
          })
      },
    ],
    [
      1,
      async () =>
        act(setStoryState, {
          id: pick(await ids('stories')) ?? 0,
          state: pick(['open', 'open', 'closed', 'archived'] as const)!,
        }),
    ],
    [1, async () => act(orderStories, { ids: (await ids('stories')).sort(() => random() - 0.5) })],
    [
      1,
      async () =>
        act(savePerson, {
          id: random() < 0.3 ? null : (pick(await ids('people')) ?? null),
          name: phrase(2),
          jobTitle: phrase(2),
        }),
    ],
    [
      1,
      async () =>
        act(saveAgency, {
          id: random() < 0.3 ? null : (pick(await ids('agencies')) ?? null),
          name: `${phrase(1)} ${random()}`,
        }),
    ],
    [
      1,
      async () => {
        const id = pick(await ids('media'))
        if (id === undefined || random() < 0.4)
          await act(addMedia, {
            ...{ altText: phrase(3), caption: phrase(4), creditline: phrase(2) },
            ...pick([{}, heard(phrase(6)), cover]),
          })
        else await act(describeMedia, { id, altText: phrase(3), caption: phrase(4), focalX: random() })
      },
    ],
    [
      1,
      async () =>
        act(saveProgramme, {
          id: random() < 0.4 ? null : (pick(await ids('programmes')) ?? null),
          name: phrase(2),
          podcast: await podcast(),
        }),
    ],
    [
      1,
      async () => {
        const published = (await inState('published')).map((row) => row.id)
        await act(arrangeFront, { articleIds: some(published, 6) })
      },
    ],
    [
      1,
      async () =>
        act(setBreaking, {
          text: random() < 0.5 ? '' : phrase(4),
          articleId: pick(await ids('articles')) ?? null,
        }),
    ],
    [
      0.5,
      async () =>
        act(editPublication, {
          digits: pick(['latn', 'arab'] as const),
          name: phrase(1),
          hijri: pick(['none', 'beside'] as const),
          solar: pick(['none', 'beside', 'alone'] as const),
        }),
    ],
    [0.5, async () => act(savePage, { slug: 'about', title: phrase(2), body: { type: 'doc', content: [] } })],
    [
      0.3,
      async () =>
        act(saveChannel, { id: random() < 0.2 ? null : 1, slug: phrase(1) + random(), name: phrase(2) }),
    ],
    [
      2,
      async () => {
        const reads = some(await ids('articles'), 5).map((articleId) => ({
          articleId,
          count: 1 + Math.floor(random() * 50),
        }))
        await act(countReads, { reads })
        await act(orderMostRead, { count: 10 })
      },
    ],
    ...coverageActions({ db, random, phrase, pick, ids, act }),
    ...topicActions({ db, random, phrase, pick, act }),
    ...brandActions({ random, phrase, pick, ids, act }),
    ...breakingActions({ random, phrase, pick, ids, act }),
    ...layoutActions({ random, phrase, pick, ids, act }),
    ...mergeActions({ pick, ids, act }),
  ]
  const total = actions.reduce((sum, [weight]) => sum + weight, 0)

  /** Runs one random command; a refused one counts too. */
  return async function action(): Promise<void> {
    let dart = random() * total
    let at = 0
    while (at < actions.length - 1 && dart >= actions[at]![0]) dart -= actions[at++]![0]
    await actions[at]![1]().catch((error: Error) => {
      if (!(error instanceof CommandError)) throw error
    })
  }
}
