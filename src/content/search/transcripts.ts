/** The words spoken in the audio of articles. */
import type { Kysely } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { Tables } from '../../kernel/tables.ts'

const audioOf = ({ content }: BodyDocument): number[] =>
  content.flatMap((block) => (block.type === 'audio' ? [block.attrs.mediaId] : []))

/** The transcripts of the audio in each of these bodies. */
export async function transcriptsOf(db: Kysely<Tables>, bodies: BodyDocument[]): Promise<string[][]> {
  const ids = [...new Set(bodies.flatMap(audioOf))]
  if (ids.length === 0) return bodies.map(() => [])
  const rows = await db
    .selectFrom('media')
    .select(['id', 'transcript'])
    .where('id', 'in', ids)
    .where('transcript', '!=', '')
    .where('expired', '=', false)
    .where('embargoed', '=', false)
    .execute()
  const known = new Map(rows.map((row) => [row.id, row.transcript]))
  return bodies.map((body) => audioOf(body).flatMap((id) => known.get(id) ?? []))
}
