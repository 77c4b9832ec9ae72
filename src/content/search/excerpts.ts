import { bodyText } from '../body/document.ts'
import type { Reading } from '../reading.ts'
import { countFound, excerpt, type Sought } from './marks.ts'

/** For each article the part of its standfirst or body that holds most of what was asked. */
export async function excerptsOf(
  { db, note }: Reading,
  ids: number[],
  sought: Sought,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  note(...ids.map((id) => `article:${id}`))
  const rows = await db
    .selectFrom('publicArticles')
    .select(['id', 'standfirst', 'body'])
    .where('id', 'in', ids)
    .execute()
  const asked = new Set(sought.values()).size
  return new Map(
    rows.map(({ id, standfirst, body }) => {
      const held = standfirst === '' ? -1 : countFound(standfirst, sought)
      if (held === asked) return [id, excerpt(standfirst, sought)]
      const inBody = excerpt(bodyText(body), sought)
      return [id, held >= countFound(inBody, sought) ? excerpt(standfirst, sought) : inBody]
    }),
  )
}
