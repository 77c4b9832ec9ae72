/** Static pages: about, contact, privacy, corrections policy. */
import { z } from 'zod'
import { type BodyDocument, bodyReferences, maxBodyCharacters } from '../../body/document.ts'
import { boundedBody } from '../../body/limits.ts'
import { currentBody } from '../../body/normalise.ts'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { assertExist, fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { removeThing } from '../remove-thing.ts'

/** Creates or replaces the page with this slug. */
export const savePage = command({
  name: 'page.save',
  input: z.object({
    slug: z.string().regex(/^[\p{L}\p{N}-]{1,80}$/u, 'must be letters, digits and hyphens'),
    title: requiredLine(200),
    body: boundedBody(maxBodyCharacters),
    position: z.number().int().min(0).max(1_000).default(0),
  }),
  may: may.administer,
  async run(work, { slug, title, body, position }) {
    await checkReferences(work, slug, body)
    const values = { title, body: JSON.stringify(body), position }
    const row = await work.db
      .insertInto('pages')
      .values({ slug, ...values })
      .onConflict((oc) => oc.column('slug').doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow()
    const version = await work.revise('page', row.id, { slug, title, body, position })
    work.invalidate('pages', `page:${slug}`)
    work.about(`page:${row.id}`)
    return { id: row.id, version }
  },
})

/** What the page named before stays: something that was removed meanwhile never blocks an edit. */
async function checkReferences({ db }: Work, slug: string, body: BodyDocument): Promise<void> {
  const { mediaIds, articleIds } = bodyReferences(body)
  const row = await db.selectFrom('pages').select('body').where('slug', '=', slug).executeTakeFirst()
  const before = row ? bodyReferences(currentBody(row.body)) : { mediaIds: [], articleIds: [] }
  await assertExist(db, {
    media: mediaIds.filter((one) => !before.mediaIds.includes(one)),
    articles: articleIds.filter((one) => !before.articleIds.includes(one)),
  })
}

const texts = { title: requiredLine(200), body: boundedBody(maxBodyCharacters) }

/** Creates a page; its address never changes afterwards. */
export const createPage = command({
  name: 'page.create',
  input: savePage.input.omit({ position: true }),
  may: may.administer,
  async run(work, { slug, title, body }) {
    const known = await work.db.selectFrom('pages').select('id').where('slug', '=', slug).executeTakeFirst()
    if (known) throw fieldError(['slug'], 'taken', `There is a page at /pages/${slug} already.`)
    const { position } = await work.db
      .selectFrom('pages')
      .select(({ fn }) => fn.countAll<number>().as('position'))
      .executeTakeFirstOrThrow()
    return savePage.run(work, { slug, title, body, position: Number(position) })
  },
})

export const editPage = command({
  name: 'page.edit',
  input: z.object({ id, ...texts, version: expectedVersion }),
  may: may.administer,
  async run(work, { id: pageId, title, body, version: expected }) {
    await checkVersion(work, 'page', pageId, expected)
    const row = await work.db
      .selectFrom('pages')
      .select(['slug', 'position'])
      .where('id', '=', pageId)
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no page ${pageId}.`)
    return savePage.run(work, { ...row, title, body })
  },
})

export const removePage = command({
  name: 'page.remove',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: pageId }) {
    const row = await work.db.selectFrom('pages').select('slug').where('id', '=', pageId).executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no page ${pageId}.`)
    await removeThing(work, {
      ...{ kind: 'page', table: 'pages', id: pageId },
      cacheTags: ['pages', `page:${row.slug}`],
    })
  },
})

/** The pages as their screen lists them. */
export const pagesAtDesk = ({ db }: ReadContext) =>
  db.selectFrom('pages').select(['id', 'slug', 'title']).orderBy('position').orderBy('id').execute()

/** A page as its screen edits it. */
export async function pageToEdit({ db }: ReadContext, pageId: number) {
  const columns = ['id', 'slug', 'title', 'body'] as const
  const row = await db.selectFrom('pages').select(columns).where('id', '=', pageId).executeTakeFirst()
  return row
    ? { ...row, body: currentBody(row.body), version: await versionOf({ db }, 'page', pageId) }
    : null
}

export async function listPages({ db, dependOn }: ReadContext): Promise<{ slug: string; title: string }[]> {
  dependOn('pages')
  return db.selectFrom('pages').select(['slug', 'title']).orderBy('position').orderBy('id').execute()
}

export async function hasPage({ db, dependOn }: ReadContext, slug: string): Promise<boolean> {
  dependOn(`page:${slug}`)
  const row = await db.selectFrom('pages').select('id').where('slug', '=', slug).executeTakeFirst()
  return row !== undefined
}

export async function readPage(
  { db, dependOn }: ReadContext,
  slug: string,
): Promise<{ slug: string; title: string; body: BodyDocument } | null> {
  dependOn(`page:${slug}`)
  const row = await db
    .selectFrom('pages')
    .select(['slug', 'title', 'body'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ? { ...row, body: currentBody(row.body) } : null
}
