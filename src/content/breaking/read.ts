/** Breaking news as the desk sees it: the banner, also with an article that is not public yet, and the lead. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'

export async function breakingAtDesk({ db }: Pick<ReadContext, 'db'>) {
  const row = await db
    .selectFrom('publication as p')
    .leftJoin('articles as a', 'a.id', 'p.breakingArticleId')
    .select(['p.breakingText', 'p.breakingEndsAt', 'a.id', 'a.headline', 'a.state'])
    .executeTakeFirstOrThrow()
  const lead = await db
    .selectFrom('front as f')
    .innerJoin('publicArticles as a', 'a.id', 'f.articleId')
    .select(['a.id', 'a.headline', 'f.endsAt'])
    .where('f.withBreaking', '=', true)
    .orderBy('f.position')
    .limit(1)
    .executeTakeFirst()
  return {
    text: row.breakingText ?? '',
    article: row.id === null ? null : { id: row.id, headline: row.headline!, state: row.state! },
    endsAt: row.breakingEndsAt,
    lead: lead ?? null,
    version: await versionOf({ db }, 'breaking', 1),
  }
}
