/**
 * The archive as its newsroom sees it: articles of every kind, begun by forty people, drafts and scheduled ones among
 * them, each found by the words of its headline and by its stories.
 */
import type { Pool } from 'pg'
import { bodyText } from '../src/body/document.ts'
import { parseBody } from '../src/body/parse-body.ts'
import { demoArticles } from '../src/ingest/demo/texts/articles.ts'
import { deskWords } from '../src/language/list-words.ts'

export const staffCount = 40
const batch = 5_000
const headlineLength = 9

/** Runs of words out of the demonstration's texts, as various as headlines are. */
function headlines(): (id: number) => string {
  const texts = demoArticles.map(({ body = '' }) => bodyText(parseBody(body, { media: () => null }).body))
  const words = texts.flatMap((text) => text.split(/\s+/).filter((word) => word.length > 1))
  return (id) => {
    const start = (id * 7_919) % (words.length - headlineLength)
    return words.slice(start, start + headlineLength).join(' ')
  }
}

const percent = (salt: number) => `(hashint4(a.id * 16 + ${salt}) & 2147483647) % 100`

/** Runs in the archive's own database: one in twenty-five is not public, and has no place in the public lists. */
export async function staffTheArchive(pool: Pool, total: number): Promise<number[]> {
  const { rows: staff } = await pool.query<{ id: number }>(
    `insert into staff (name, email, role) select 'محرر ' || n, 'desk-' || n || '@example.org', 'reporter'
     from generate_series(1, $1::int) n returning id`,
    [staffCount],
  )
  const headlineOf = headlines()
  for (let first = 1; first <= total; first += batch) {
    const last = Math.min(total, first + batch - 1)
    const { rows: linked } = await pool.query<{ articleId: number; storyIds: number[] }>(
      `select article_id as "articleId", array_agg(story_id) as "storyIds" from article_stories
       where article_id between $1 and $2 group by 1`,
      [first, last],
    )
    const stories = new Map(linked.map((row) => [row.articleId, row.storyIds]))
    const ids = Array.from({ length: last - first + 1 }, (_, n) => first + n)
    const words = ids.map((id) =>
      deskWords({ headline: headlineOf(id), storyIds: stories.get(id) ?? [] }).join(' '),
    )
    await pool.query(
      `update articles a set
         headline = given.headline,
         words = array_to_tsvector(string_to_array(given.words, ' ')),
         updated_at = coalesce(published_at, created_at), updated_by = 'محرر',
         created_by = $4::int + (hashint4(a.id * 16) & 2147483647) % ${staffCount},
         kind = case when ${percent(1)} < 80 then 'news' when ${percent(1)} < 86 then 'video'
           when ${percent(1)} < 91 then 'opinion' when ${percent(1)} < 95 then 'analysis'
           when ${percent(1)} < 98 then 'explainer' else 'gallery' end,
         state = case when ${percent(2)} < 96 then 'published' when ${percent(2)} < 98 then 'draft'
           when ${percent(2)} < 99 then 'unpublished' else 'scheduled' end,
         submitted_at = case when ${percent(2)} = 96 and ${percent(3)} < 15 then created_at end,
         trashed_at = case when ${percent(2)} = 97 and ${percent(3)} < 30 then created_at end,
         scheduled_at = case when ${percent(2)} = 99 then now() + interval '2 hours' + a.id * interval '1 second' end
       from unnest($1::int[], $2::text[], $3::text[]) as given(id, headline, words) where a.id = given.id`,
      [ids, ids.map(headlineOf), words, staff[0]!.id],
    )
  }
  await pool.query(
    `delete from listings l using articles a where a.id = l.article_id and a.state <> 'published'`,
  )
  await pool.query('vacuum (full, analyze) articles')
  await pool.query('vacuum analyze')
  return staff.map((member) => member.id)
}
