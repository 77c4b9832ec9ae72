/** All of breaking news: its article, the banner above every page, the lead of the front, and the notification. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { line, optionalId } from '../../kernel/fields.ts'
import { checkThere, fieldError } from '../../kernel/references.ts'
import { maxOnFront } from '../front/front.ts'
import { frontRows, writeFront } from '../front/rows.ts'
import { may } from '../policies.ts'
import { putBanner } from '../publication/breaking-banner.ts'
import { publishChanged, publishNew } from './article.ts'
import { endOf, stay } from './stay.ts'

/**
 * Publishes breaking news at once: a new article with this headline, or an existing article. `banner` and
 * `lead`: null for none. An existing article keeps its headline if none is given.
 */
export const publishBreaking = command({
  name: 'breaking.publish',
  input: z.object({
    headline: line(300).default(''),
    articleId: optionalId.default(null),
    revision: z.number().int().optional(),
    sectionId: optionalId.default(null),
    banner: stay.nullable().default({ minutes: 60 }),
    lead: stay.nullable().default({ minutes: 120 }),
    notifyFollowers: z.boolean().default(true),
  }),
  may: may.publish,
  async run(work, { headline, articleId: given, revision, sectionId, banner, lead, notifyFollowers }) {
    if (given === null && headline === '') throw fieldError(['headline'], 'missing', 'headline: is missing')
    if (given !== null && sectionId !== null)
      throw new CommandError('invalid', 'sectionId: an existing article keeps its section.')
    const bannerEndsAt = banner && endOf(banner, work.now, 'banner')
    const leadEndsAt = lead && endOf(lead, work.now, 'lead')
    await checkThere(work, { articleId: ['articles', given] })
    if (given !== null)
      await publishChanged(work, {
        ...{ articleId: given, revision, notifyFollowers },
        change: { breaking: true, ...(headline ? { headline } : {}) },
      })
    const articleId = given ?? (await publishNew(work, { headline, sectionId, notifyFollowers }))
    const article = await work.db
      .selectFrom('articles')
      .select(['headline', 'slug'])
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    if (banner) await putBanner(work, { text: article.headline, articleId, endsAt: bannerEndsAt })
    if (lead) await leadFront(work, articleId, leadEndsAt)
    work.about(`article:${articleId}`)
    return { articleId, slug: article.slug, bannerEndsAt, leadEndsAt }
  },
})

/** Makes the article the lead. The previous lead moves down, and back up when this article leaves. */
async function leadFront(work: Work, articleId: number, endsAt: Date | null): Promise<void> {
  const others = (await frontRows(work)).filter((row) => row.articleId !== articleId)
  await writeFront(work, [{ articleId, endsAt, withBreaking: true }, ...others].slice(0, maxOnFront))
}
