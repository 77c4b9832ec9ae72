import { bodyText } from '../body/document.ts'
import type { Reading } from '../reading.ts'
import { countFound, excerpt } from './marks.ts'

/** For each article the part of its standfirst or body that holds most of what was asked. */
export async function excerptsOf(
  { db, note }: Reading,
  ids: number[],
  forms: ReadonlySet<string>,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  note(...ids.map((id) => `article:${id}`))
  const rows = await db
    .selectFrom('publicArticles')
    .select(['id', 'standfirst', 'body'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, standfirst, body }) => {
      const inBody = excerpt(bodyText(body), forms)
      const standfirstIsBetter =
        standfirst !== '' && countFound(standfirst, forms) >= countFound(inBody, forms)
      return [id, standfirstIsBetter ? excerpt(standfirst, forms) : inBody]
    }),
  )
}
