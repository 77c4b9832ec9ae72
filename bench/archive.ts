/**
 * A newsroom with a long past: 100,000 published articles of about 500 words. What surrounds them is made by
 * commands; the articles go straight into the tables, because it is test data and there is a lot of it.
 */

import { bodyText } from '../src/body/document.ts'
import { parseBody } from '../src/body/parse-body.ts'
import { saveAgency } from '../src/content/agencies/agencies.ts'
import { addMedia } from '../src/content/media/write.ts'
import { savePerson } from '../src/content/people/people.ts'
import { saveSection } from '../src/content/sections/sections.ts'
import { saveStory, setStoryState } from '../src/content/stories/write.ts'
import { findTopics } from '../src/content/topics/backfill.ts'
import { demoAgencies } from '../src/ingest/demo/texts/agencies.ts'
import { demoArticles } from '../src/ingest/demo/texts/articles.ts'
import { demoPeople } from '../src/ingest/demo/texts/people.ts'
import { demoSections } from '../src/ingest/demo/texts/sections.ts'
import { demoStories } from '../src/ingest/demo/texts/stories.ts'
import { system } from '../src/kernel/actor.ts'
import { execute } from '../src/kernel/run.ts'
import type { Tables } from '../src/kernel/tables.ts'
import { slugify } from '../src/language/slug.ts'
import { wordCount } from '../src/language/typography.ts'
import type { Database } from '../src/platform/database.ts'

type Newsroom = Database<Tables>

const wordsAnArticle = 500
const picturesKept = 200
/** A keyword of every second article. */
export const bigTopic = 'أخبار محلية'
const batch = 5_000
export const desk = system('bench')

/** The paragraphs of the demonstration newsroom, as the documents that hold them. */
function paragraphs(): { json: string; words: number }[] {
  const bodies = demoArticles.map(({ body = '' }) => parseBody(body, { media: () => null }).body)
  const long = bodies.flatMap(({ content }) => content.filter((block) => block.type === 'paragraph'))
  return long
    .map((block) => ({
      json: JSON.stringify(block),
      words: wordCount(bodyText({ type: 'doc', content: [block] })),
    }))
    .filter(({ words }) => words >= 20)
}

/** Sections, agencies, people, stories and pictures, numbered from 1 in the empty newsroom. */
async function surroundings({ db }: Newsroom): Promise<void> {
  for (const { name, description } of demoSections)
    await execute(db, desk, saveSection, { name, description })
  for (const { name, website } of demoAgencies) await execute(db, desk, saveAgency, { name, url: website })
  for (const { name, role } of demoPeople) await execute(db, desk, savePerson, { name, jobTitle: role })
  const captions = demoArticles.flatMap(({ picture }) => (picture ? [picture] : []))
  for (let n = 0; n < picturesKept; n++) {
    const { caption, creditline, alt } = captions[n % captions.length]!
    await execute(db, desk, addMedia, {
      ...{
        file: `${n.toString(16).padStart(64, '0')}.jpg`,
        contentType: 'image/jpeg',
        width: 1600,
        height: 1067,
      },
      ...{ caption, creditline, altText: alt },
    })
  }
  for (const [position, { name, summary, pinned }] of openFirst().entries()) {
    const mediaId = position + 1
    const { id } = await execute(db, desk, saveStory, { name, summary, pinned, position, mediaId })
    if (position >= openStories) await execute(db, desk, setStoryState, { id, state: 'closed' })
  }
}

const openFirst = () => demoStories.toSorted((a, b) => Number(!!a.closedDaysAgo) - Number(!!b.closedDaysAgo))
const openStories = demoStories.filter((story) => !story.closedDaysAgo).length

/** A number that looks like chance and is the same on every machine. */
const chance = (seed: string, below: string) => `((hashint4(${seed}) & 2147483647) % ${below})`

/** Articles $1 to $2 of $3 in all: the newest one is an hour old, the oldest about ten years. */
const insertArticles = (perArticle: number) => `
  insert into articles (id, state, slug, headline, standfirst, body, word_count, dateline, section_id, agency_id,
    media_id, keywords, latest_revision, published_revision, published_at, modified_at, created_at)
  select i, 'published', h.slug || '-' || i, h.headline || ' (' || i || ')', h.standfirst, text.body::jsonb, text.words,
    '', 1 + ${chance('i * 4 + 1', '$4')}, 1 + ${chance('i * 4 + 2', '$5')}, 1 + ${chance('i * 4 + 3', String(picturesKept))},
    h.keywords || case when i % 2 = 0 then array['${bigTopic}'] else '{}' end, 1, 1, at, at, at
  from generate_series($1::int, $2::int) i
  join pool_headlines h on h.n = ${chance('i', '(select count(*)::int from pool_headlines)')}
  cross join lateral (select date_trunc('second', now()) - interval '1 hour' - ($3::int - i) * interval '52 minutes' as at) moment
  cross join lateral (
    select '{"type":"doc","content":[' || string_agg(p.json, ',') || ']}' as body, sum(p.words) as words
    from generate_series(1, ${perArticle}) g
    join pool_paragraphs p on p.n = ${chance('i * 64 + g', '(select count(*)::int from pool_paragraphs)')}
  ) text`

/** The newest fiftieth belongs to open stories, a tenth of the older ones to closed ones. */
const linkArticles = [
  `insert into article_media (article_id, media_id, position) select id, media_id, 0 from articles where id between $1 and $2`,
  `insert into article_bylines (article_id, person_id, position)
   select id, 1 + ${chance('id * 4 + 5', String(demoPeople.length))}, 0 from articles where id between $1 and $2`,
  `insert into article_stories (article_id, story_id)
   select id, case when id > $3::int * 0.98 then 1 + ${chance('id * 4 + 6', String(openStories))}
     else ${openStories} + 1 + ${chance('id * 4 + 6', String(demoStories.length - openStories))} end
   from articles where id between $1 and $2 and (id > $3::int * 0.98 and id % 3 = 0 or id % 10 = 0)`,
  `insert into listings (list, published_at, article_id)
   select list, published_at, id from articles a cross join lateral (
     select 'latest' as list union all select 'kind:news' union all select 'section:' || a.section_id
     union all select 'person:' || person_id from article_bylines where article_id = a.id
     union all select 'story:' || story_id from article_stories where article_id = a.id) lists
   where id between $1 and $2 and $3::int > 0`,
]

/** Fills an empty, migrated newsroom; `progress` hears how many articles are there. */
export async function fillArchive(
  newsroom: Newsroom,
  total: number,
  progress: (articles: number) => void,
): Promise<void> {
  await surroundings(newsroom)
  const pool = paragraphs()
  const perArticle = Math.round(
    wordsAnArticle / (pool.reduce((sum, { words }) => sum + words, 0) / pool.length),
  )
  const client = await newsroom.pool.connect()
  try {
    await client.query('set synchronous_commit = off')
    await client.query('create temp table pool_paragraphs (n int primary key, json text, words int)')
    await client.query(
      'insert into pool_paragraphs select n - 1, json, words from unnest($1::text[], $2::int[]) with ordinality as p(json, words, n)',
      [pool.map(({ json }) => json), pool.map(({ words }) => words)],
    )
    await client.query(
      'create temp table pool_headlines (n int primary key, headline text, slug text, standfirst text, keywords text[])',
    )
    for (const [n, { headline, standfirst = '', keywords = [] }] of demoArticles.entries()) {
      await client.query('insert into pool_headlines values ($1, $2, $3, $4, $5)', [
        ...[n, headline, slugify(headline, 'ar'), standfirst, keywords],
      ])
    }
    await client.query('analyze pool_paragraphs, pool_headlines')
    const insert = insertArticles(perArticle)
    for (let first = 1; first <= total; first += batch) {
      const last = Math.min(total, first + batch - 1)
      await client.query(insert, [first, last, total, demoSections.length, demoAgencies.length])
      for (const [n, link] of linkArticles.entries())
        await client.query(link, n < 2 ? [first, last] : [first, last, total])
      progress(last)
    }
    await client.query(`select setval(pg_get_serial_sequence('articles', 'id'), $1)`, [total])
    await client.query('analyze')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** The addresses, percent-encoded, of so many articles spread over the archive; `offset` makes others of them. */
export async function addressesOf({ pool }: Newsroom, count: number, offset = 0): Promise<string[]> {
  const { rows } = await pool.query<{ id: number; slug: string }>(
    `select id, slug from articles where id % greatest(1, (select max(id) from articles) / $1::int) = $2::int
     order by hashint4(id) limit $1::int`,
    [count, offset],
  )
  return rows.map(({ id, slug }) => `/articles/${id}/${encodeURIComponent(slug)}`)
}

/**
 * As in a newsroom that has stood for a while: its words were indexed long ago, here as none (bench:search measures
 * these), and its articles stand in the lists of their topics. Else the program would do both beside all that is
 * measured.
 */
export async function markIndexed({ db, pool }: Newsroom): Promise<void> {
  await pool.query(
    `insert into search_documents (article_id, published_at, length, words, related_at)
     select id, published_at, 0, '', now() from public_articles`,
  )
  await pool.query('update topic_backfill set before_id = (select max(id) + 1 from articles)')
  while (await execute(db, desk, findTopics, {})) {
    // Each command places the next articles.
  }
}
