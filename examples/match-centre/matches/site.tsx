/** What readers see of matches: a page each, a list of them, and the score above articles that tell of one. */
import { articlePath, type Page, type PublicRead, type SlotFragment } from 'nashra'
import { matchesIn } from './block.tsx'
import { type Match, scoreOf } from './match.ts'
import { Minutes, Score } from './show.tsx'

const readMatch = async (read: PublicRead, name: string) =>
  (await read.store('matches').get(name)) as Match | null

export const listPage: Page = {
  name: 'matches',
  path: '/matches',
  head: () => ({ title: 'مركز المباريات' }),
  async render(read) {
    const rows = await read.store('matches').list()
    return (
      <>
        <h1>مركز المباريات</h1>
        {rows.length === 0 && <p>لا مباريات بعد.</p>}
        <ul>
          {rows.map((row) => (
            <li>
              <a href={`/matches/${row.key}`}>{scoreOf(row.data as Match)}</a>
            </li>
          ))}
        </ul>
      </>
    )
  },
}

export const matchPage: Page = {
  name: 'match',
  path: '/matches/{match}',
  async head(read, { match = '' }) {
    const found = await readMatch(read, match)
    return found && { title: scoreOf(found) }
  },
  async render(read, { match = '' }) {
    const found = await readMatch(read, match)
    if (!found) return null
    const articleId = (await read.store('articles').get(match)) as number | null
    const article = articleId === null ? null : await read.articles.byId(articleId)
    return (
      <>
        <h1>
          {found.home} – {found.away}
        </h1>
        <Score match={found} />
        {article && (
          <p>
            <a href={articlePath(article)}>{article.headline}</a>
          </p>
        )}
        <Minutes match={found} />
      </>
    )
  },
}

/** island.ts follows it. */
export const liveScore: SlotFragment = {
  at: 'article.before-body',
  island: true,
  async render(read, argument) {
    const article = await read.articles.byId(Number(argument))
    const [name] = article ? matchesIn(article.body) : []
    const found = name === undefined ? null : await readMatch(read, name)
    if (!found) return null
    return (
      <section class="facts" aria-label="النتيجة الآن" aria-live="polite" data-match={name}>
        <Score match={found} />
      </section>
    )
  },
}
