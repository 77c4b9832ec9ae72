/** The redirects that the newsroom keeps, for exports. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'

const pageSize = 1_000

export interface KeptRedirect {
  /** Decoded, without a final slash; with its parameters in order. */
  source: string
  /** Encoded; null when the page is gone. */
  target: string | null
}

interface Row {
  id: number
  key: string
  status: number
  address: string | null
}

/** Slugs are stored in letters, addresses that people wrote are encoded already. */
const encoded = (address: string) => encodeURI(address).replace(/%25([0-9a-f]{2})/gi, '%$1')

/** The redirects that are kept, with the address of their target now. Those to things that readers do not see are left out. */
export async function* keptRedirects(db: Kysely<Tables>): AsyncGenerator<KeptRedirect> {
  for (let after = 0; ; ) {
    const { rows } = await sql<Row>`
      select r.id, r.key, r.status, coalesce(r.address, case r.target_kind
        when 'article' then (select '/articles/' || t.id || '/' || t.slug from public_articles t where t.id = r.target_id)
        when 'coverage' then (select '/coverage/' || t.id || '/' || t.slug from public_coverages t where t.id = r.target_id)
        when 'section' then (select '/sections/' || t.slug from sections t where t.id = r.target_id)
        when 'story' then (select '/stories/' || t.slug from stories t where t.id = r.target_id)
        when 'topic' then (select '/topics/' || t.slug from topics t where t.id = r.target_id)
        when 'person' then (select '/authors/' || t.slug from people t where t.id = r.target_id)
        when 'programme' then (select '/programmes/' || t.slug from programmes t where t.id = r.target_id)
        when 'page' then (select '/pages/' || t.slug from pages t where t.id = r.target_id) end) as address
      from redirects r where r.id > ${after} order by r.id limit ${pageSize}`.execute(db)
    if (rows.length === 0) return
    for (const { key, status, address } of rows) {
      if (status === 410) yield { source: key, target: null }
      else if (address !== null) yield { source: key, target: encoded(address) }
    }
    after = rows.at(-1)!.id
  }
}
