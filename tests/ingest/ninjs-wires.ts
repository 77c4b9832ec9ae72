/** Items as a wire sends them, and what an import makes of them, for the tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { importNinjs } from '../../src/ingest/ninjs/import.ts'
import type { ImportSummary } from '../../src/ingest/ninjs/summary.ts'
import type { Tables } from '../../src/kernel/tables.ts'
import { temporaryFolder } from '../harness.ts'

let made = 0
/** An item as Superdesk writes it. */
export const wire = (parts: object = {}) => ({
  guid: `urn:newsml:wire.example:2024:${++made}`,
  type: 'text',
  version: '1',
  versioncreated: '2024-05-01T10:00:00+0000',
  pubstatus: 'usable',
  language: 'ar',
  headline: `وصول سفينة الأبحاث إلى الميناء ${made}`,
  body_html: '<p>رست السفينة صباح اليوم.</p>',
  ...parts,
})

export const lossesOf = ({ losses }: ImportSummary) => losses.map((one) => one.kind).sort()

/** `db` answers the database of the test, once it is there. */
export function wireImports(db: () => Kysely<Tables>) {
  const articleOf = (uri: string) =>
    db().selectFrom('articles').selectAll().where('uri', '=', uri).executeTakeFirst()
  return {
    articleOf,
    stateOf: async (uri: string) => (await articleOf(uri))?.state,

    /** Imports a file: an item or items, or its text or bytes. */
    async bring(content: unknown, { folder = temporaryFolder(), mediaDir = temporaryFolder() } = {}) {
      const path = join(folder, 'items.json')
      const isText = typeof content === 'string' || content instanceof Uint8Array
      writeFileSync(path, isText ? content : JSON.stringify(content))
      return importNinjs({ db: db(), file: path, mediaDir })
    },

    async authorsOf(uri: string) {
      const rows = await db()
        .selectFrom('articleBylines as b')
        .innerJoin('people as p', 'p.id', 'b.personId')
        .innerJoin('articles as a', 'a.id', 'b.articleId')
        .select('p.name')
        .where('a.uri', '=', uri)
        .orderBy('b.position')
        .execute()
      return rows.map((row) => row.name)
    },
  }
}
