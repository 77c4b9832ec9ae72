/** The publication itself: its name, language, time zone, house style, colours, social accounts. */
import { z } from 'zod'
import { nextMidnight } from '../../language/days.ts'
import { may } from '../actor.ts'
import { command } from '../command.ts'
import { colour, line, optionalId, requiredLine, webAddress } from '../fields.ts'
import { nextSending } from '../newsletter/issues.ts'
import type { Reading } from '../reading.ts'
import { checkThere } from '../references.ts'
import type { SocialAccount } from '../tables.ts'
import { checkVersion, seenVersion, versionOf } from '../versions.ts'

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'must be a time zone such as Asia/Riyadh')

const distinct = (words: string[]) => [...new Set(words)]

/** Changes the settings that are given. */
export const editPublication = command({
  name: 'publication.edit',
  input: z
    .object({
      name: requiredLine(80),
      tagline: line(200),
      language: z.enum(['ar', 'en', 'fr', 'fa', 'ur']),
      timeZone,
      months: z.enum(['double', 'levantine', 'egyptian', 'gulf', 'maghreb']),
      digits: z.enum(['latn', 'arab', 'arabext']),
      hijri: z.enum(['none', 'beside']),
      accent: colour,
      breakingColour: colour,
      storiesLabel: line(40),
      contactEmail: z.union([z.literal(''), z.email()]),
      feedContent: z.enum(['full', 'summary']),
      newsletterDaily: z.boolean(),
      newsletterBreaking: z.boolean(),
      newsletterHour: z.number().int().min(0).max(23),
      hubUrl: webAddress,
      social: z
        .array(z.object({ service: requiredLine(40), url: webAddress.pipe(z.string().min(1)) }))
        .max(20),
      commentsOpen: z.boolean(),
      /** Whether readers without an account may comment. */
      guestsComment: z.boolean(),
      /** Days after publication; null: an article stays open. */
      commentsCloseAfterDays: z.number().int().min(1).max(3_650).nullable(),
      /** Each may begin or end with *, which stands for any letters, and may be of several words. */
      blockedWords: z.array(requiredLine(60)).max(1_000).transform(distinct),
    })
    .partial()
    .extend({ version: seenVersion }),
  may: may.administer,
  async run(work, { social, version: seen, ...columns }) {
    await checkVersion(work, 'publication', 1, seen)
    const row = await work.db
      .updateTable('publication')
      .set({ ...columns, ...(social ? { social: JSON.stringify(social) } : {}), id: 1 })
      .returningAll()
      .executeTakeFirstOrThrow()
    if (columns.timeZone) {
      const dueAt = nextMidnight(work.now, columns.timeZone)
      await work.db.updateTable('moments').set({ dueAt }).where('key', '=', 'midnight').execute()
    }
    if (columns.timeZone || columns.newsletterHour !== undefined) {
      const dueAt = nextSending(work.now, row.timeZone, row.newsletterHour)
      await work.db.updateTable('moments').set({ dueAt }).where('key', '=', 'newsletter').execute()
    }
    const version = await work.revise('publication', 1, row)
    work.touch('publication', 'today', 'guide')
    work.about('publication')
    return { version }
  },
})

/** Puts the breaking-news line (عاجل) above every page, or takes it away with an empty text. */
export const setBreaking = command({
  name: 'publication.set-breaking',
  input: z.object({ text: line(200), articleId: optionalId.default(null), version: seenVersion }),
  may: may.publish,
  async run(work, { text, articleId, version: seen }) {
    await checkVersion(work, 'breaking', 1, seen)
    await checkThere(work, { articleId: ['articles', articleId] })
    await work.db
      .updateTable('publication')
      .set({ breakingText: text || null, breakingArticleId: text ? articleId : null })
      .execute()
    const version = await work.revise('breaking', 1, { text, articleId })
    work.touch('breaking')
    work.about('breaking')
    return { version }
  },
})

export interface Publication {
  name: string
  tagline: string
  language: 'ar' | 'en' | 'fr' | 'fa' | 'ur'
  timeZone: string
  months: 'double' | 'levantine' | 'egyptian' | 'gulf' | 'maghreb'
  digits: 'latn' | 'arab' | 'arabext'
  hijri: 'none' | 'beside'
  accent: string
  breakingColour: string
  storiesLabel: string
  contactEmail: string
  feedContent: 'full' | 'summary'
  social: SocialAccount[]
  commentsOpen: boolean
  guestsComment: boolean
  commentsCloseAfterDays: number | null
  newsletterDaily: boolean
  newsletterBreaking: boolean
  newsletterHour: number
  hubUrl: string
}

export async function readPublication({ db, note }: Reading): Promise<Publication> {
  note('publication')
  const {
    id: _,
    breakingText: __,
    breakingArticleId: ___,
    blockedWords: ____,
    ...publication
  } = await db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  return publication
}

export interface PublicationToEdit extends Publication {
  blockedWords: string[]
}

/** The settings as they are edited: also the blocked words, which are nobody else's business. */
export async function publicationToEdit({ db }: Reading): Promise<PublicationToEdit & { version: number }> {
  const {
    id: _,
    breakingText: __,
    breakingArticleId: ___,
    ...publication
  } = await db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  return { ...publication, version: await versionOf({ db }, 'publication', 1) }
}

/** The breaking-news line, if one stands: its text, and its article where that is public. */
export async function readBreaking({
  db,
  note,
}: Reading): Promise<{ text: string; article: { id: number; slug: string } | null } | null> {
  note('breaking')
  const row = await db
    .selectFrom('publication as p')
    .leftJoin('publicArticles as a', 'a.id', 'p.breakingArticleId')
    .select(['p.breakingText', 'p.breakingArticleId', 'a.id', 'a.slug'])
    .executeTakeFirstOrThrow()
  if (row.breakingArticleId) note(`article:${row.breakingArticleId}`)
  if (!row.breakingText) return null
  return { text: row.breakingText, article: row.id ? { id: row.id, slug: row.slug! } : null }
}

/** The breaking-news line as the desk sets it: its article also where that is not public (yet). */
export async function breakingToEdit({ db }: Reading) {
  const row = await db
    .selectFrom('publication as p')
    .leftJoin('articles as a', 'a.id', 'p.breakingArticleId')
    .select(['p.breakingText', 'a.id', 'a.headline', 'a.state'])
    .executeTakeFirstOrThrow()
  return {
    text: row.breakingText ?? '',
    article: row.id === null ? null : { id: row.id, headline: row.headline!, state: row.state! },
    version: await versionOf({ db }, 'breaking', 1),
  }
}
