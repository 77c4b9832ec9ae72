import { readNotification } from '../../src/content/push/read.ts'
import { payloadOf } from '../../src/distribution/push/message.ts'
import { readItem } from '../../src/distribution/webhooks/items.ts'
import { readLocale } from '../../src/site/locale.tsx'
import type { TestDatabase } from '../harness.ts'

/** The message that a job would now send about an article. */
export async function messageOf(
  db: TestDatabase['db'],
  name: string,
  written: Record<'article' | 'coverage' | 'entry' | 'comment', number>,
): Promise<string> {
  const { article } = written
  if (name === 'webhooks') {
    const place = { readContext: { db, dependOn: () => {} }, siteUrl: 'https://news.example' }
    const kinds = ['article', 'coverage', 'entry', 'comment'] as const
    const items = kinds.map((kind) => readItem(place, kind, written[kind]))
    return JSON.stringify(await Promise.all(items))
  }
  if (!name.startsWith('push')) return ''
  const notice = await db
    .selectFrom('pushNotifications')
    .select('id')
    .where('articleId', '=', article)
    .executeTakeFirst()
  const found = notice && (await readNotification({ db }, notice.id))
  if (!found) return ''
  const locale = await readLocale({
    db,
    dependOn: () => {},
    shared: async (_: string, read: never) =>
      (read as unknown as (readContext: object) => unknown)({ db, dependOn: () => {} }),
  } as never)
  return payloadOf(found, locale).payload
}
