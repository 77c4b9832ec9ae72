/**
 * Resolves the references of a content: merged items are replaced by the remaining one, removed items are left
 * out and reported.
 */
import { type Kysely, sql } from 'kysely'
import { withMediaIds } from '../../blocks/media-ids.ts'
import { type Block, bodyReferences } from '../../body/document.ts'
import { isModuleType, moduleProblem } from '../../body/module-block.ts'
import { CommandError } from '../../kernel/command.ts'
import { fieldError } from '../../kernel/references.ts'
import type { Tables } from '../../kernel/tables.ts'
import { kinds, type NamedTable } from '../kinds.ts'
import { survivorsOf } from '../merged.ts'
import type { ArticleContent } from './content.ts'

type Db = Kysely<Tables>

export interface Gone {
  table: NamedTable
  id: number
}

/** The ids that a content references, by table. */
export function pointedTo(content: ArticleContent): Record<NamedTable, number[]> {
  const some = (...ids: (number | null)[]) => ids.filter((id) => id !== null)
  const { mediaIds, articleIds } = bodyReferences(content.body)
  return {
    sections: [...some(content.sectionId), ...content.secondarySectionIds],
    agencies: some(content.agencyId),
    programmes: some(content.programmeId),
    people: content.authorIds,
    stories: content.storyIds,
    media: [
      ...some(content.mediaId, content.videoId, content.audioId, content.shareMediaId),
      ...content.galleryIds,
      ...mediaIds,
    ],
    articles: [...content.relatedIds, ...articleIds],
  }
}

/** The content with each merged item replaced by the remaining one. */
export async function withSurvivors<C extends ArticleContent>(db: Db, content: C): Promise<C> {
  const { sections, agencies, programmes, people, stories } = pointedTo(content)
  const now = await survivorsOf(db, {
    ...{ section: sections, agency: agencies, programme: programmes, person: people, story: stories },
  })
  const all = (kind: 'section' | 'person' | 'story', ids: number[]) => [
    ...new Set(ids.map((id) => now(kind, id))),
  ]
  return {
    ...content,
    sectionId: now('section', content.sectionId),
    secondarySectionIds: all('section', content.secondarySectionIds),
    agencyId: now('agency', content.agencyId),
    programmeId: now('programme', content.programmeId),
    authorIds: all('person', content.authorIds),
    storyIds: all('story', content.storyIds),
  }
}

async function missingOf(db: Db, content: ArticleContent): Promise<Gone[]> {
  const found = await Promise.all(
    (Object.entries(pointedTo(content)) as [NamedTable, number[]][])
      .filter(([, ids]) => ids.length > 0)
      .map(async ([table, ids]) => {
        const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
        const there = new Set(rows.map((row) => row.id))
        return [...new Set(ids)].filter((id) => !there.has(id)).map((id): Gone => ({ table, id }))
      }),
  )
  return found.flat()
}

/** Refuses media of another type as the video or the audio version, unless `known` already had it there. */
async function checkTypes(db: Db, content: ArticleContent, known: ArticleContent | null): Promise<void> {
  for (const [field, type] of [['videoId', 'video'] as const, ['audioId', 'audio'] as const]) {
    const id = content[field]
    if (id === null || id === known?.[field]) continue
    const media = await db.selectFrom('media').select('type').where('id', '=', id).executeTakeFirst()
    if (media && media.type !== type)
      throw fieldError([field], 'missing', `${field}: there is no ${type} ${id}.`)
  }
}

/** Returns the missing items that once existed. Their removal is a revision. */
async function onceThere(db: Db, missing: Gone[]): Promise<Gone[]> {
  const { rows } = await sql<{ kind: string; refId: number }>`
    select distinct kind, ref_id as "refId" from revisions
    join unnest(${missing.map(({ table }) => kinds[table])}::text[], ${missing.map(({ id }) => id)}::integer[])
      as wanted (wanted_kind, wanted_id) on kind = wanted_kind and ref_id = wanted_id`.execute(db)
  const known = new Set(rows.map((row) => `${row.kind}:${row.refId}`))
  return missing.filter(({ table, id }) => known.has(`${kinds[table]}:${id}`))
}

/**
 * In a module's block, null replaces a removed item. Where the module requires the item, the block is left out.
 */
function withoutGone(
  block: Block,
  isMedia: (id: number) => boolean,
  isArticle: (id: number) => boolean,
): Block[] {
  if (!isModuleType(block.type)) return [block]
  const clear = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(clear)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const isGone =
          typeof inner === 'number' &&
          ((name === 'mediaId' && !isMedia(inner)) || (name === 'articleId' && !isArticle(inner)))
        return [name, isGone ? null : clear(inner)]
      }),
    )
  }
  const left = clear(block) as Block
  return moduleProblem(left) ? [] : [left]
}

function without(content: ArticleContent, gone: Gone[]): ArticleContent {
  const isHere = (table: NamedTable) => (id: number) =>
    !gone.some((one) => one.table === table && one.id === id)
  const one = (table: NamedTable, id: number | null) => (id !== null && isHere(table)(id) ? id : null)
  const isShown = (block: Block) => block.type !== 'articleCard' || isHere('articles')(block.attrs.articleId)
  const cleared = (block: Block) =>
    withMediaIds(block, (id) => one('media', id)).flatMap((left) =>
      withoutGone(left, isHere('media'), isHere('articles')),
    )
  return {
    ...content,
    sectionId: one('sections', content.sectionId),
    secondarySectionIds: content.secondarySectionIds.filter(isHere('sections')),
    agencyId: one('agencies', content.agencyId),
    programmeId: one('programmes', content.programmeId),
    mediaId: one('media', content.mediaId),
    videoId: one('media', content.videoId),
    audioId: one('media', content.audioId),
    shareMediaId: one('media', content.shareMediaId),
    galleryIds: content.galleryIds.filter(isHere('media')),
    authorIds: content.authorIds.filter(isHere('people')),
    storyIds: content.storyIds.filter(isHere('stories')),
    relatedIds: content.relatedIds.filter(isHere('articles')),
    body: { ...content.body, content: content.body.content.filter(isShown).flatMap(cleared) },
  }
}

/**
 * The content as it can be stored. References to removed items are left out, so that they never block an
 * article. A reference to an item that never existed is refused, unless `known` already contained it.
 */
export async function settleReferences(
  db: Db,
  given: ArticleContent,
  known: ArticleContent | null = null,
): Promise<{ content: ArticleContent; gone: Gone[] }> {
  const content = await withSurvivors(db, given)
  await checkTypes(db, content, known)
  const missing = await missingOf(db, content)
  if (missing.length === 0) return { content, gone: [] }
  const before = known && pointedTo(known)
  const unknown = missing.filter(({ table, id }) => !before?.[table].includes(id))
  const excused = unknown.length > 0 ? await onceThere(db, unknown) : []
  const wrong = unknown.find((one) => !excused.includes(one))
  if (wrong) throw new CommandError('invalid', `${wrong.table}: there is no ${wrong.id}.`)
  return { content: without(content, missing), gone: missing }
}
