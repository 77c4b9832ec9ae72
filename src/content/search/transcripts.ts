/** The words spoken in the audio of articles: their audio versions and that in their bodies. */
import type { Kysely } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { Tables } from '../../kernel/tables.ts'

interface Text {
  audioId: number | null
  body: BodyDocument
}

const audioOf = ({ audioId, body }: Text): number[] => [
  ...(audioId === null ? [] : [audioId]),
  ...body.content.flatMap((block) => (block.type === 'audio' ? [block.attrs.mediaId] : [])),
]

/** The transcripts of the audio of each of these articles. */
export async function transcriptsOf(db: Kysely<Tables>, texts: Text[]): Promise<string[][]> {
  const ids = [...new Set(texts.flatMap(audioOf))]
  if (ids.length === 0) return texts.map(() => [])
  const rows = await db
    .selectFrom('media')
    .select(['id', 'transcript'])
    .where('id', 'in', ids)
    .where('transcript', '!=', '')
    .where('expired', '=', false)
    .where('embargoed', '=', false)
    .execute()
  const known = new Map(rows.map((row) => [row.id, row.transcript]))
  return texts.map((text) => audioOf(text).flatMap((id) => known.get(id) ?? []))
}
