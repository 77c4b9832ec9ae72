/** The publication: its name, language, time zone, style of dates, colours, social accounts. */
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { changesOf } from '../../kernel/changed-fields.ts'
import { command } from '../../kernel/command.ts'
import { colour, line, mailbox, moment, optionalId, requiredLine, webAddress } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { checkThere, fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { nextMidnight } from '../../language/days.ts'
import { may } from '../policies.ts'
import { putBanner } from './breaking-banner.ts'
import { publicationChanged } from './events.ts'
import type { PublicationTable } from './tables.ts'

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'must be a time zone such as Asia/Riyadh')

/** A host as the parser of URLs writes it, in Latin letters, with a port when it has one. */
const embedHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .refine(
    (host) =>
      /^[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/.test(host) &&
      URL.canParse(`https://${host}`) &&
      new URL(`https://${host}`).host === host,
    'must be the name of a host such as charts.example.org',
  )

const distinct = (words: string[]) => [...new Set(words)]

/** Changes the given settings. */
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
      solar: z.enum(['none', 'beside', 'alone']),
      accent: colour,
      breakingColour: colour,
      storiesLabel: line(40),
      contactEmail: z.union([z.literal(''), mailbox]),
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
      /** Days after publication; null when comments stay open. */
      commentsCloseAfterDays: z.number().int().min(1).max(3_650).nullable(),
      /** Each may begin or end with *, which stands for any letters, and may consist of several words. */
      blockedWords: z.array(requiredLine(60)).max(1_000).transform(distinct),
      embedHosts: z.array(embedHost).max(100).transform(distinct),
      /** Whether the staff must set up a second factor; without one, a member only sees their own account. */
      requireSecondFactor: z.boolean(),
    })
    .partial()
    .extend({ version: expectedVersion }),
  may: may.administer,
  async run(work, { social, version: expected, ...columns }) {
    await checkVersion(work, 'publication', 1, expected)
    const before = await work.db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
    const row = await work.db
      .updateTable('publication')
      .set({ ...columns, ...(social ? { social: JSON.stringify(social) } : {}), id: 1 })
      .returningAll()
      .executeTakeFirstOrThrow()
    if (columns.timeZone) {
      const dueAt = nextMidnight(work.now, columns.timeZone)
      await work.db.updateTable('timers').set({ dueAt }).where('key', '=', 'midnight').execute()
    }
    const { timeZone, newsletterHour } = row
    const changed = Object.keys({ ...columns, ...(social ? { social } : {}) })
    work.emit(publicationChanged({ changed, timeZone, newsletterHour }))
    const version = await work.revise('publication', 1, row)
    work.invalidate('publication', 'today', 'guide')
    work.about('publication', changesOf({ ...before }, { ...columns, ...(social ? { social } : {}) }))
    return { version }
  },
})

/** Sets the breaking banner (عاجل) above every page; an empty text removes it. */
export const setBreaking = command({
  name: 'publication.set-breaking',
  input: z.object({
    text: line(300),
    articleId: optionalId.default(null),
    /** The time at which it is removed automatically. */
    endsAt: moment.nullable().default(null),
    version: expectedVersion,
  }),
  may: may.publish,
  async run(work, { text, articleId, endsAt, version: expected }) {
    await checkVersion(work, 'breaking', 1, expected)
    await checkThere(work, { articleId: ['articles', articleId] })
    if (endsAt && endsAt <= work.now)
      throw fieldError(['endsAt'], 'past', `endsAt: ${endsAt.toISOString()} has passed.`)
    const version = await putBanner(work, { text, articleId, endsAt })
    work.about('breaking')
    return { version }
  },
})

/** The settings that readers' pages may show. */
export type Publication = Omit<
  Selectable<PublicationTable>,
  'id' | 'breakingText' | 'breakingArticleId' | 'breakingEndsAt' | 'blockedWords' | 'requireSecondFactor'
>

export async function readPublication({ db, dependOn }: ReadContext): Promise<Publication> {
  dependOn('publication')
  const {
    id: _,
    breakingText: __,
    breakingArticleId: ___,
    breakingEndsAt: ______,
    blockedWords: ____,
    requireSecondFactor: _____,
    ...publication
  } = await db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  return publication
}

export interface PublicationToEdit extends Publication {
  blockedWords: string[]
  requireSecondFactor: boolean
}

/** All settings as administrators edit them, including the private ones. */
export async function publicationToEdit({
  db,
}: ReadContext): Promise<PublicationToEdit & { version: number }> {
  const {
    id: _,
    breakingText: __,
    breakingArticleId: ___,
    breakingEndsAt: ______,
    ...publication
  } = await db.selectFrom('publication').selectAll().executeTakeFirstOrThrow()
  return { ...publication, version: await versionOf({ db }, 'publication', 1) }
}

/** The current breaking banner: its text, and its article where that is public. */
export async function readBreaking({
  db,
  dependOn,
}: ReadContext): Promise<{ text: string; article: { id: number; slug: string } | null } | null> {
  dependOn('breaking')
  const row = await db
    .selectFrom('publication as p')
    .leftJoin('publicArticles as a', 'a.id', 'p.breakingArticleId')
    .select(['p.breakingText', 'p.breakingArticleId', 'a.id', 'a.slug'])
    .executeTakeFirstOrThrow()
  if (row.breakingArticleId) dependOn(`article:${row.breakingArticleId}`)
  if (!row.breakingText) return null
  return { text: row.breakingText, article: row.id ? { id: row.id, slug: row.slug! } : null }
}
