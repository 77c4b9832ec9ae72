/** The page of one article. */

import { type Card, listCards } from '../../content/articles/cards.ts'
import { frameOrigins } from '../../content/articles/embeds.ts'
import { articleStatus, readArticle } from '../../content/articles/read.ts'
import { streamHosts } from '../../content/media/external-streams.ts'
import { personById } from '../../content/people/people.ts'
import { relatedCards, relatedSource } from '../../content/related/read.ts'
import { topicsOfKeywords } from '../../content/topics/read.ts'
import { isId } from '../../values/id.ts'
import { commentFragments, commentsFragments } from '../comments/fragments.tsx'
import { slotKeys } from '../contributions.ts'
import { plainText, shorten } from '../coverage/read.ts'
import type { Head } from '../frame/head.tsx'
import { htmlPlan, notFoundPlan } from '../frame/plan.ts'
import type { Allowed } from '../frame/policy.ts'
import { articleData, dateOf } from '../frame/structured-data.ts'
import { readLocale } from '../locale.tsx'
import { advertisementFragments } from '../parts/advertisements.tsx'
import { ArticleView, slotMark } from '../parts/article.tsx'
import { figureSizes } from '../parts/figure.tsx'
import { Cards } from '../parts/list.tsx'
import { hasNewsletter, renderNewsletterInvitation } from '../parts/newsletter-invitation.tsx'
import { renderNextEpisodes } from '../parts/next-episodes.tsx'
import { articlePath } from '../paths.ts'
import type { Route, SiteReadContext } from '../route.ts'
import { leadingNumber } from '../segments.ts'

export const articleRoute: Route = {
  name: 'article',

  match([first, id, slug, rest]) {
    // The short address has the plan of the long one, and so its states; delivery redirects to the long one.
    if (first === 'a') return slug === undefined ? leadingNumber(id) : null
    return first === 'articles' && rest === undefined ? leadingNumber(id) : null
  },

  async plan(readContext, argument) {
    const id = Number(argument)
    const status = isId(id) ? await articleStatus(readContext, id) : { state: 'unknown' as const }
    if (status.state === 'unknown') return notFoundPlan(readContext)
    if (status.state === 'gone')
      return htmlPlan(readContext, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })
    const hosts = await streamHosts(readContext, id)
    const frames = await frameOrigins(readContext, id)
    const { comments, form } = await commentsFragments(readContext, id)
    return htmlPlan(readContext, {
      key: `article:${id}`,
      // An external video stream and embeds: their hosts are allowed on this page only.
      ...(hosts.length + frames.length > 0 ? { allowed: allowedBy(hosts, frames) } : {}),
      canonical: articlePath(status),
      isArticle: true,
      body: [
        ...[...articleFragments(id), ...(await advertisementFragments(readContext, 'article'))],
        ...(status.programmeId ? [`next-episodes:${status.programmeId}/${id}`] : []),
        ...(await relatedFragments(readContext, id)),
        ...((await hasNewsletter(readContext)) ? ['newsletter-invitation'] : []),
        ...comments,
      ],
      form,
    })
  },

  head: articleHead,

  fragments: {
    article: (readContext, id) => renderArticle(readContext, id, false),

    'article-part': async (readContext, argument) => {
      const [id = '', part] = argument.split('/')
      const parts = await readContext.shared(`article-parts:${id}`, async (context) =>
        (await renderArticle(context, id, true)).split(slotMark),
      )
      return parts[Number(part)] ?? ''
    },

    ...commentFragments,

    'next-episodes': renderNextEpisodes,
    'newsletter-invitation': (readContext) => renderNewsletterInvitation(readContext, false),

    related: async (readContext, id) =>
      renderRelated(readContext, await relatedCards(readContext, Number(id), 3)),
    'related-list': async (readContext, list) =>
      renderRelated(readContext, (await listCards(readContext, list, 3)).cards),
  },
}

const allowedBy = (streams: string[], frames: string[]): Allowed => ({
  ...(streams.length > 0 ? { 'media-src': streams } : {}),
  ...(frames.length > 0 ? { 'frame-src': frames } : {}),
})

/** An article is one fragment, or three when modules add fragments around its text. */
function articleFragments(id: number): string[] {
  const before = slotKeys('article.before-body', id)
  const after = slotKeys('article.after-body', id)
  if (before.length === 0 && after.length === 0) return [`article:${id}`]
  const part = (at: number) => `article-part:${id}/${at}`
  return [part(0), ...before, part(1), ...after, part(2)]
}

async function renderArticle(readContext: SiteReadContext, id: string, withMarks: boolean): Promise<string> {
  const article = await read(readContext, id)
  if (!article) return ''
  const locale = await readLocale(readContext)
  const { siteUrl, assets } = readContext
  const sheet = assets.url('below.css')
  const topics = await topicsOfKeywords(readContext, article.keywords)
  const [author, other] = article.kind === 'opinion' ? article.bylines : []
  const columnist = author && !other ? await personById(readContext, author.id) : null
  return String(<ArticleView {...{ locale, article, topics, columnist, siteUrl, sheet, withMarks }} />)
}

/** Shared by the head and the article. */
const read = (readContext: SiteReadContext, id: string) =>
  readContext.shared(`article:${id}`, (context) => readArticle(context, Number(id)))

/**
 * Related articles: those chosen by editors and those sharing keywords. Otherwise the latest articles of the
 * story, in one fragment for the whole story, so that a new article invalidates one fragment and not the
 * whole archive.
 */
async function relatedFragments(readContext: SiteReadContext, id: number): Promise<string[]> {
  const { own, list } = await relatedSource(readContext, id)
  if (own) return [`related:${id}`]
  return list ? [`related-list:${list}`] : []
}

async function renderRelated(readContext: SiteReadContext, cards: Card[]): Promise<string> {
  if (cards.length === 0) return ''
  const locale = await readLocale(readContext)
  return String(
    <aside class="related" aria-labelledby="related">
      <h2 id="related">{locale.messages.related}</h2>
      <Cards locale={locale} cards={cards} look="tile" />
    </aside>,
  )
}

async function articleHead(readContext: SiteReadContext, argument: string): Promise<Head> {
  const { publication } = await readLocale(readContext)
  const article = await read(readContext, argument)
  // The article was unpublished after the page was planned; the next request makes a new plan.
  if (!article) return { title: publication.name, kind: 'article' }
  const { picture, section, sharePicture, shareHeadline } = article
  const shown = sharePicture?.version && sharePicture.type === 'picture' ? sharePicture : picture
  return {
    title: article.headline,
    shareTitle: shareHeadline,
    ...{ searchTitle: article.searchTitle, searchDescription: article.searchDescription },
    ...{ canonicalUrl: article.canonicalUrl, noindex: article.noindex },
    description: article.standfirst || shorten(plainText(article.body), 200) || article.headline,
    address: articlePath(article),
    kind: 'article',
    sectionId: section?.id,
    picture: shown ?? article.bodyPictures.get(article.video?.posterId ?? 0),
    card: {
      ...article,
      headline: shareHeadline || article.headline,
      kind: 'articles',
      section: section?.name,
    },
    type: 'article',
    published: dateOf(article, article.publishedAt, publication),
    modified: dateOf(article, article.modifiedAt, publication),
    preload:
      picture?.type === 'picture' && !article.video
        ? { picture, crop: 'full', sizes: figureSizes, largest: 1600 }
        : undefined,
    data: articleData(article, publication, readContext.siteUrl),
  }
}
