/** Coverages: begun and edited by the desk; its states are in state.ts, its entries in post.ts. */
import { z } from 'zod'
import { languageOf } from '../../language/languages.ts'
import { slugify } from '../../language/slug.ts'
import { may } from '../actor.ts'
import { bodyReferences } from '../body/document.ts'
import { CommandError, command } from '../command.ts'
import { id, optionalId } from '../fields.ts'
import { touchMedia } from '../media/touch.ts'
import { checkAllThere } from '../references.ts'
import { checkVersion, seenVersion } from '../versions.ts'
import { coverageContent } from './content.ts'
import { isPublicState, linkCoverage, lockCoverage, takeNumber } from './rows.ts'

/** What stands in the slug's place in the addresses of a coverage's changes. */
const taken = new Set(['since', 'events'])

/** Begins a coverage (no id), of which nothing is public yet, or edits one. */
export const saveCoverage = command({
  name: 'coverage.save',
  input: coverageContent.extend({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    version: seenVersion,
  }),
  may: may.runCoverages,
  async run(work, { id: coverageId, uri, version: seen, ...content }) {
    const { db, now, actor, touch } = work
    const before = coverageId === null ? null : await lockCoverage(work, coverageId)
    await checkVersion(work, 'coverage', coverageId, seen)
    const { storyIds, summary, slug: wanted, ...facts } = content
    const shown = bodyReferences(summary)
    await checkAllThere(db, {
      sections: [content.sectionId],
      stories: storyIds,
      media: [content.mediaId, ...shown.mediaIds],
      articles: shown.articleIds,
    })
    const language = languageOf(content.language)
    const made = slugify(wanted || content.headline, language) || 'coverage'
    const slug = taken.has(made) ? `${made}-1` : made
    const columns = {
      ...facts,
      ...{ slug, summary: JSON.stringify(summary), updatedAt: now, updatedBy: actor.name },
    }
    const row = coverageId
      ? await db
          .updateTable('coverages')
          .set(columns)
          .where('id', '=', coverageId)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await db
          .insertInto('coverages')
          .values({ ...columns, createdAt: now, createdBy: actor.id, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirstOrThrow()
    const mediaIds = [content.mediaId, ...shown.mediaIds].filter((one) => one !== null)
    await touchMedia(work, await linkCoverage(work, row.id, storyIds, mediaIds))
    const version = await work.revise('coverage', row.id, { ...content, slug })
    await takeNumber(work, row.id, true)
    touch(`coverage:${row.id}`)
    if (before && isPublicState(before.state)) touch('coverages')
    work.about(`coverage:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Takes a coverage away that readers never saw, with what is written in it. */
export const discardCoverage = command({
  name: 'coverage.discard',
  input: z.object({ id }),
  may: may.runCoverages,
  async run(work, { id: coverageId }) {
    const row = await lockCoverage(work, coverageId)
    if (row.state !== 'draft')
      throw new CommandError('conflict', 'Readers have seen this coverage: withdraw it instead.')
    await work.db.deleteFrom('coverages').where('id', '=', coverageId).execute()
    await work.db
      .deleteFrom('demoRows')
      .where('kind', '=', 'coverages')
      .where('refId', '=', coverageId)
      .execute()
    await work.revise('coverage', coverageId, { removed: true })
    work.touch(`coverage:${coverageId}`, `coverage-desk:${coverageId}`)
    work.about(`coverage:${coverageId}`)
  },
})
