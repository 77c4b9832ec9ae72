/** Below an episode: the episodes that follow it, then the newest of its programme. */
import { type Card, cardsAfter, listCards } from '../../content/articles/cards.ts'
import { programmeById } from '../../content/programmes/programmes.ts'
import { readingMessages } from '../../language/messages/reading/messages.ts'
import { readLocale } from '../locale.tsx'
import { programmePath } from '../paths.ts'
import type { SiteReadContext } from '../route.ts'
import { Cards } from './list.tsx'

/** Cards in a row on wide screens. */
const row = 3
const most = 2 * row

/**
 * Where a whole row of episodes follows, only later ones: the next three, then the newest. Otherwise those that follow,
 * then the newest others. Rows are full.
 */
export function chooseEpisodes(following: Card[], newest: Card[], watched: Card): Card[] {
  const isFull = following.length >= row
  const others = newest.filter(
    ({ id, publishedAt }) =>
      id !== watched.id &&
      !following.some((one) => one.id === id) &&
      (!isFull || publishedAt > watched.publishedAt),
  )
  const all = [...following, ...others]
  return all.slice(0, all.length < most ? row : most)
}

/** The argument of the fragment is 'PROGRAMME/ARTICLE'. */
export async function renderNextEpisodes(readContext: SiteReadContext, argument: string): Promise<string> {
  const [programmeId, articleId] = argument.split('/').map(Number) as [number, number]
  const list = `programme:${programmeId}`
  const programme = await programmeById(readContext, programmeId)
  const { own: watched, following } = await cardsAfter(readContext, list, articleId, row)
  const { cards: newest } = await listCards(readContext, list, most + 1)
  const shown = watched ? chooseEpisodes(following, newest, watched) : []
  if (!programme || shown.length === 0) return ''
  const locale = await readLocale(readContext)
  const { nextEpisodes } = readingMessages(locale.publication.language)
  return String(
    <aside class="related" aria-labelledby="episodes">
      <h2 id="episodes">
        <a href={programmePath(programme)}>
          {following.length >= row ? nextEpisodes : locale.messages.moreFrom(programme.name)}
        </a>
      </h2>
      <Cards locale={locale} cards={shown} look="tile" without="section" />
    </aside>,
  )
}
