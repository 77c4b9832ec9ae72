/** Current breaking news: its headline is corrected, its ends are changed, and it is ended. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { requiredLine } from '../../kernel/fields.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { frontRows, writeFront } from '../front/rows.ts'
import { may } from '../policies.ts'
import { noBanner, putBanner } from '../publication/breaking-banner.ts'
import { publishChanged } from './article.ts'
import { breakingAtDesk } from './read.ts'
import { endOf, stay } from './stay.ts'

/** Corrects the headline in the banner, in its article and on the front. Followers are not notified again. */
export const correctBreaking = command({
  name: 'breaking.correct',
  input: z.object({ headline: requiredLine(300), version: expectedVersion }),
  may: may.publish,
  async run(work, { headline, version }) {
    await checkVersion(work, 'breaking', 1, version)
    const { text, article, lead, endsAt } = await breakingAtDesk(work)
    const published = article?.state === 'published' ? article.id : lead?.id
    if (!text && published === undefined) throw new CommandError('conflict', 'There is no breaking news now.')
    if (published !== undefined)
      await publishChanged(work, {
        ...{ articleId: published, revision: undefined, notifyFollowers: false },
        change: { headline },
      })
    work.about('breaking')
    if (text) await putBanner(work, { text: headline, articleId: article?.id ?? null, endsAt })
  },
})

/** Changes the end of the banner and of the lead of the front. One that is left out keeps its end. */
export const setBreakingEnds = command({
  name: 'breaking.set-ends',
  input: z.object({ banner: stay.optional(), lead: stay.optional(), version: expectedVersion }),
  may: may.publish,
  async run(work, { banner, lead, version }) {
    await checkVersion(work, 'breaking', 1, version)
    await checkVersion(work, 'front', 1, null)
    const now = await breakingAtDesk(work)
    if (banner && !now.text) throw new CommandError('conflict', 'There is no banner now.')
    if (lead && !now.lead) throw new CommandError('conflict', 'No article leads the front as breaking news.')
    const bannerEndsAt = banner ? endOf(banner, work.now, 'banner') : now.endsAt
    const leadEndsAt = lead ? endOf(lead, work.now, 'lead') : null
    if (banner)
      await putBanner(work, { text: now.text, articleId: now.article?.id ?? null, endsAt: bannerEndsAt })
    if (lead) {
      const rows = await frontRows(work)
      await writeFront(
        work,
        rows.map((row) => (row.articleId === now.lead!.id ? { ...row, endsAt: leadEndsAt } : row)),
      )
    }
    work.about('breaking')
  },
})

/** Ends breaking news at once: the banner and the lead of the front. Its article stays published. */
export const endBreaking = command({
  name: 'breaking.end',
  input: z.object({}),
  may: may.publish,
  async run(work) {
    await checkVersion(work, 'front', 1, null)
    await putBanner(work, noBanner)
    const rows = await frontRows(work)
    const others = rows.filter((row) => !row.withBreaking)
    if (others.length < rows.length) await writeFront(work, others)
    work.about('breaking')
  },
})
