/** Articles and episodes of the demonstration, written, published and corrected as a newsroom does. */

import type { ArticleInput } from '../../content/articles/content.ts'
import { correctArticle, publishArticle } from '../../content/articles/publish.ts'
import { createArticle, saveArticle } from '../../content/articles/write.ts'
import { parseBody } from '../../content/body/parse.ts'
import { dayStart, isoDay } from '../../language/days.ts'
import type { Garden } from './plant.ts'
import type { Ago, DemoArticle, DemoProgramme } from './texts/types.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

function dateOf({ now, timeZone }: Garden, ago: Ago): Date {
  if ('minutes' in ago) return new Date(now.getTime() - ago.minutes * minuteMs)
  const day = dayStart(isoDay(new Date(now.getTime() - ago.days * dayMs), timeZone), timeZone)
  const at = new Date(day.getTime() + (Number(ago.at.slice(0, 2)) * 60 + Number(ago.at.slice(3))) * minuteMs)
  return at < now ? at : new Date(now.getTime() - 7 * minuteMs)
}

const bodyPicture =
  /<img data-picture="([^"]+)"(?: alt="([^"]*)")?[^>]*>(?:\s*<figcaption>([^<]*)<\/figcaption>)?/g

/** The body as a document; each picture in it becomes a media item first. */
export async function bodyOf({ album }: Garden, html: string) {
  const ids = new Map<string, number>()
  for (const [, key = '', alt = '', caption = ''] of html.matchAll(bodyPicture)) {
    ids.set(key, await album.picture({ key: key as never, alt, caption, creditline: '' }))
  }
  const source = html.replace(/data-picture="([^"]+)"/g, 'src="demo:$1"')
  return parseBody(source, { media: (src) => ids.get(src.replace('demo:', '')) ?? null }).body
}

const present = (ids: (number | undefined)[]): number[] => ids.filter((id) => id !== undefined)

/** Writes an article as a draft; what it relates to may not be written yet. */
async function write(garden: Garden, article: DemoArticle): Promise<ArticleInput> {
  const { act, album } = garden
  const { video, gallery = [], picture } = article
  const galleryIds: number[] = []
  for (const one of gallery) galleryIds.push(await album.picture(one))
  const content = {
    ...{
      kind: article.kind,
      headline: article.headline,
      standfirst: article.standfirst,
      dateline: article.dateline,
    },
    ...{
      keywords: article.keywords,
      places: article.places,
      urgency: article.urgency,
      breaking: article.breaking,
    },
    body: await bodyOf(garden, article.body ?? ''),
    sectionId: garden.sections.get(article.section) ?? null,
    agencyId: garden.agencies.get(article.source ?? '') ?? null,
    personIds: present((article.bylines ?? []).map((key) => garden.people.get(key))),
    storyIds: present((article.stories ?? []).map((key) => garden.stories.get(key))),
    mediaId: picture ? await album.picture(picture) : null,
    videoId: video
      ? await album.video(video.clip, video.poster, video.durationSeconds, article.headline)
      : null,
    galleryIds,
  }
  garden.articles.set(article.key, (await act(createArticle, { content })).id)
  return content
}

async function publish(garden: Garden, article: DemoArticle, draft: ArticleInput): Promise<void> {
  const { act, articles, now } = garden
  const id = articles.get(article.key)!
  const relatedIds = present((article.related ?? []).map((key) => articles.get(key)))
  const content = { ...draft, relatedIds }
  if (relatedIds.length > 0) await act(saveArticle, { id, base: 1, content })
  const at = dateOf(garden, article.ago)
  await act(publishArticle, { id, at, backdated: true })
  if (!article.corrected) return
  const { note, hoursLater } = article.corrected
  const correctedAt = new Date(Math.min(at.getTime() + hoursLater * 3_600_000, now.getTime()))
  await act(correctArticle, { id, content, note, at: correctedAt })
}

/** All are written first, since a piece may relate to a later one; then published, the oldest first. */
export async function plantArticles(garden: Garden, articles: DemoArticle[]): Promise<void> {
  const ordered = articles.toSorted(
    (a, b) => dateOf(garden, a.ago).getTime() - dateOf(garden, b.ago).getTime(),
  )
  const drafts: ArticleInput[] = []
  for (const article of ordered) drafts.push(await write(garden, article))
  for (const [i, article] of ordered.entries()) await publish(garden, article, drafts[i]!)
}

export async function plantEpisodes(garden: Garden, programmes: DemoProgramme[]): Promise<void> {
  const { act, album } = garden
  for (const programme of programmes) {
    const { episodes } = programme
    const storyIds = present([garden.stories.get(programme.key)])
    for (const [i, episode] of episodes.entries()) {
      const { title, summary, daysAgo, durationSeconds, picture, clip = 'harbour' } = episode
      const content = {
        ...{ kind: 'video' as const, headline: title, standfirst: summary, storyIds },
        programmeId: garden.programmes.get(programme.key) ?? null,
        personIds: present([garden.people.get(programme.presenter)]),
        episodeNumber: episodes.length - i,
        videoId: await album.video(clip, picture, durationSeconds, title),
      }
      const { id } = await act(createArticle, { content })
      await act(publishArticle, { id, at: dateOf(garden, { days: daysAgo, at: '21:00' }), backdated: true })
    }
  }
}
