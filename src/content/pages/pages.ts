/** Standing pages: about, contact, privacy, corrections policy. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { type BodyDocument, bodyDocument } from '../body/document.ts'
import { command } from '../command.ts'
import { requiredLine } from '../fields.ts'
import type { Reading } from '../reading.ts'

/** Creates or replaces the page with this slug. */
export const savePage = command({
  name: 'page.save',
  input: z.object({
    slug: z.string().regex(/^[\p{L}\p{N}-]{1,80}$/u, 'must be letters, digits and hyphens'),
    title: requiredLine(200),
    body: bodyDocument,
    position: z.number().int().min(0).max(1_000).default(0),
  }),
  may: may.administer,
  async run(work, { slug, title, body, position }) {
    const values = { title, body: JSON.stringify(body), position }
    const row = await work.db
      .insertInto('pages')
      .values({ slug, ...values })
      .onConflict((oc) => oc.column('slug').doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow()
    await work.revise('page', row.id, { slug, title, body, position })
    work.touch('pages', `page:${slug}`)
    work.about(`page:${row.id}`)
    return { id: row.id }
  },
})

export async function listPages({ db, note }: Reading): Promise<{ slug: string; title: string }[]> {
  note('pages')
  return db.selectFrom('pages').select(['slug', 'title']).orderBy('position').orderBy('id').execute()
}

export async function readPage(
  { db, note }: Reading,
  slug: string,
): Promise<{ slug: string; title: string; body: BodyDocument } | null> {
  note(`page:${slug}`)
  return (
    (await db
      .selectFrom('pages')
      .select(['slug', 'title', 'body'])
      .where('slug', '=', slug)
      .executeTakeFirst()) ?? null
  )
}
