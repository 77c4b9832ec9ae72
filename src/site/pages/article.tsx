/** One article: the permanent thing inside today's frame. */

import { type Card, listCards } from '../../content/articles/cards.ts'
import { articleStanding, readArticle } from '../../content/articles/read.ts'
import { relatedCards, relatedSource } from '../../content/articles/related.ts'
import { bodyText } from '../../content/body/document.ts'
import { streamHosts } from '../../content/media/streams.ts'
import { articleAddress } from '../addresses.ts'
import { commentFragments, commentsFragments } from '../comments/fragments.tsx'
import type { Head } from '../frame/head.tsx'
import { htmlPlan, missing } from '../frame/plan.ts'
import { articleData } from '../frame/structured-data.ts'
import { readHouse } from '../house.tsx'
import { ArticleView } from '../parts/article.tsx'
import { Cards } from '../parts/list.tsx'
import type { Route, SiteReading } from '../route.ts'

export const articleRoute: Route = {
  name: 'article',

  match([first, id, , rest]) {
    return first === 'articles' && id && /^[1-9]\d{0,9}$/.test(id) && rest === undefined ? id : null
  },

  async plan(reading, argument) {
    const id = Number(argument)
    const standing = id <= 2_147_483_647 ? await articleStanding(reading, id) : { state: 'unknown' as const }
    if (standing.state === 'unknown') return missing(reading)
    if (standing.state === 'gone')
      return htmlPlan(reading, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
    const hosts = await streamHosts(reading, id)
    const comments = await commentsFragments(reading, id)
    return htmlPlan(reading, {
      key: `article:${id}`,
      // A video that streams from elsewhere: its host alone, on this page alone.
      ...(hosts.length > 0 ? { allowed: { 'media-src': hosts } } : {}),
      canonical: articleAddress(standing),
      isArticle: true,
      body: ['panel', `article:${id}`, ...comments, ...(await relatedFragments(reading, id)), 'headlines'],
    })
  },

  head: articleHead,

  fragments: {
    async article(reading, argument) {
      const article = await read(reading, argument)
      if (!article) return ''
      const house = await readHouse(reading)
      const { siteUrl, assets } = reading
      const sheet = assets.url('below.css')
      return String(<ArticleView house={house} article={article} siteUrl={siteUrl} sheet={sheet} />)
    },

    ...commentFragments,

    related: async (reading, id) => renderRelated(reading, await relatedCards(reading, Number(id), 3)),
    'related-list': async (reading, list) =>
      renderRelated(reading, (await listCards(reading, list, 3)).cards),
  },
}

/** The head and the article itself ask for the same. */
const read = (reading: SiteReading, id: string) =>
  reading.once(`article:${id}`, (once) => readArticle(once, Number(id)))

/**
 * What the desk chose for this article and what shares its words; else the latest of its story or section, in one fragment for all of their
 * articles: a new one costs that fragment, not those of an archive.
 */
async function relatedFragments(reading: SiteReading, id: number): Promise<string[]> {
  const { own, list } = await relatedSource(reading, id)
  if (own) return [`related:${id}`]
  return list ? [`related-list:${list}`] : []
}

async function renderRelated(reading: SiteReading, cards: Card[]): Promise<string> {
  if (cards.length === 0) return ''
  const house = await readHouse(reading)
  return String(
    <aside class="related" aria-labelledby="related">
      <h2 id="related">{house.words.related}</h2>
      <Cards house={house} cards={cards} look="tile" />
    </aside>,
  )
}

async function articleHead(reading: SiteReading, argument: string): Promise<Head> {
  const { publication } = await readHouse(reading)
  const article = await read(reading, argument)
  // Withdrawn since the page was planned: the next request is planned anew.
  if (!article) return { title: publication.name, kind: 'article' }
  const { picture, section } = article
  return {
    title: article.headline,
    description: article.standfirst || bodyText(article.body).slice(0, 200),
    address: articleAddress(article),
    kind: 'article',
    sectionId: section?.id,
    picture: picture ?? article.bodyPictures.get(article.video?.posterId ?? 0),
    card: { ...article, kind: 'articles', section: section?.name },
    type: 'article',
    published: article.publishedAt,
    modified: article.modifiedAt,
    data: articleData(article, publication, reading.siteUrl),
  }
}
