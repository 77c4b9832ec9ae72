/** Creates and edits coverages. Their states are in state.ts, their entries in post.ts. */
import { z } from 'zod'
import { bodyReferences } from '../../body/document.ts'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, optionalId } from '../../kernel/fields.ts'
import { assertExist } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { languageOf } from '../../language/languages.ts'
import { slugify } from '../../language/slug.ts'
import { invalidateMedia } from '../media/invalidate.ts'
import { survivorsOf } from '../merged.ts'
import { may } from '../policies.ts'
import { inItsLanguage } from '../publication/language.ts'
import { refuseArranged } from '../uses.ts'
import { type CoverageContent, coverageContent } from './content.ts'
import { coverageUpdated } from './events.ts'
import { isPublicState, linkCoverage, lockCoverage, takeSequence } from './rows.ts'

/**
 * Path parts that stand in the place of the slug in a coverage's other addresses, so no slug may equal them.
 */
const taken = new Set(['since', 'events'])

/** Creates a coverage (without an id), of which nothing is public yet, or edits one. */
export const saveCoverage = command({
  name: 'coverage.save',
  input: coverageContent.extend({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    version: expectedVersion,
  }),
  may: may.runCoverages,
  async run(work, { id: coverageId, uri, version: expected, ...given }) {
    const { db, now, actor, invalidate } = work
    const content = await withSurvivors(db, await inItsLanguage(db, given))
    const before = coverageId === null ? null : await lockCoverage(work, coverageId)
    await checkVersion(work, 'coverage', coverageId, expected)
    const { storyIds, summary, slug: wanted, ...facts } = content
    const shown = bodyReferences(summary)
    await assertExist(db, {
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
    await invalidateMedia(work, await linkCoverage(work, row.id, storyIds, mediaIds))
    const version = await work.revise('coverage', row.id, { ...content, slug })
    await takeSequence(work, row.id, true)
    invalidate(`coverage:${row.id}`)
    if (before && isPublicState(before.state)) {
      invalidate('coverages')
      work.emit(coverageUpdated({ id: row.id }))
    }
    work.about(`coverage:${row.id}`)
    return { id: row.id, slug, version }
  },
})

async function withSurvivors<C extends Pick<CoverageContent, 'sectionId' | 'storyIds'>>(
  db: Work['db'],
  content: C,
): Promise<C> {
  const now = await survivorsOf(db, { section: [content.sectionId], story: content.storyIds })
  return {
    ...content,
    sectionId: now('section', content.sectionId),
    storyIds: [...new Set(content.storyIds.map((one) => now('story', one)))],
  }
}

/** Deletes a coverage that was never public, with its entries. */
export const deleteCoverage = command({
  name: 'coverage.delete',
  input: z.object({ id }),
  may: may.runCoverages,
  async run(work, { id: coverageId }) {
    const row = await lockCoverage(work, coverageId)
    if (row.state !== 'draft')
      throw new CommandError('conflict', 'Readers have seen this coverage: unpublish it instead.')
    await refuseArranged(work, 'coverage', coverageId)
    await work.db.deleteFrom('coverages').where('id', '=', coverageId).execute()
    await work.db
      .deleteFrom('demoRows')
      .where('kind', '=', 'coverages')
      .where('refId', '=', coverageId)
      .execute()
    await work.revise('coverage', coverageId, { removed: true })
    work.invalidate(`coverage:${coverageId}`, `coverage-desk:${coverageId}`)
    work.about(`coverage:${coverageId}`)
  },
})
