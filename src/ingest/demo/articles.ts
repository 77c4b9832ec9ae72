/** Articles and episodes of the demonstration: written, published and corrected with the normal commands. */

import { parseBody } from '../../body/parse-body.ts'
import type { ArticleInput } from '../../content/articles/content.ts'
import { correctArticle, publishArticle } from '../../content/articles/publish.ts'
import { createArticle, saveArticle } from '../../content/articles/write.ts'
import { dayAfter, isoDay, momentAt } from '../../language/days.ts'
import type { DemoContext } from './load.ts'
import type { Ago, DemoArticle, DemoProgramme } from './texts/types.ts'

const minuteMs = 60_000

function dateOf({ now, timeZone }: DemoContext, ago: Ago): Date {
  if ('minutes' in ago) return new Date(now.getTime() - ago.minutes * minuteMs)
  const day = dayAfter(isoDay(now, timeZone), -ago.days)
  const at = momentAt(day, Number(ago.at.slice(0, 2)) * 60 + Number(ago.at.slice(3)), timeZone)
  return at < now ? at : new Date(now.getTime() - 7 * minuteMs)
}

const bodyPicture =
  /<img data-picture="([^"]+)"(?: alt="([^"]*)")?[^>]*>(?:\s*<figcaption>([^<]*)<\/figcaption>)?/g

/** Converts the HTML to a document; each picture, sound and file in it first becomes a media item. */
export async function bodyOf({ album }: DemoContext, html: string) {
  const ids = new Map<string, number>()
  for (const [, key = '', alt = '', caption = ''] of html.matchAll(bodyPicture)) {
    ids.set(key, await album.picture({ key: key as never, alt, caption, creditline: '' }))
  }
  for (const [, key = ''] of html.matchAll(/"demo:([^"]+)"/g)) ids.set(key, await album.file(key as never))
  const source = html.replace(/data-picture="([^"]+)"/g, 'src="demo:$1"')
  return parseBody(source, { media: (src) => ids.get(src.replace('demo:', '')) ?? null }).body
}

const present = (ids: (number | undefined)[]): number[] => ids.filter((id) => id !== undefined)

/** Writes an article as a draft; its related articles may not exist yet. */
async function write(context: DemoContext, article: DemoArticle): Promise<ArticleInput> {
  const { act, album } = context
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
      kicker: article.kicker,
      frontHeadline: article.frontHeadline,
      label: article.label,
      sponsor: article.sponsor,
    },
    ...{
      keywords: article.keywords,
      places: article.places,
      urgency: article.urgency,
      breaking: article.breaking,
    },
    body: await bodyOf(context, article.body ?? ''),
    sectionId: context.sections.get(article.section) ?? null,
    agencyId: context.agencies.get(article.source ?? '') ?? null,
    authorIds: present((article.bylines ?? []).map((key) => context.people.get(key))),
    storyIds: present((article.stories ?? []).map((key) => context.stories.get(key))),
    mediaId: picture ? await album.picture(picture) : null,
    videoId: video
      ? await album.video(video.clip, video.poster, video.durationSeconds, article.headline)
      : null,
    audioId: article.audio ? await album.file(article.audio) : null,
    galleryIds,
  }
  context.articles.set(article.key, (await act(createArticle, { content })).id)
  return content
}

async function publish(context: DemoContext, article: DemoArticle, draft: ArticleInput): Promise<void> {
  const { act, articles, now } = context
  const id = articles.get(article.key)!
  const relatedIds = present((article.related ?? []).map((key) => articles.get(key)))
  const content = { ...draft, relatedIds }
  if (relatedIds.length > 0) await act(saveArticle, { id, base: 1, content })
  const at = dateOf(context, article.ago)
  await act(publishArticle, { id, at, backdated: true })
  if (!article.corrected) return
  const { note, hoursLater } = article.corrected
  const correctedAt = new Date(Math.min(at.getTime() + hoursLater * 3_600_000, now.getTime()))
  await act(correctArticle, { id, content, note, at: correctedAt })
}

/** First writes all drafts, since an article may relate to a later one; then publishes them, the oldest first. */
export async function loadArticles(context: DemoContext, articles: DemoArticle[]): Promise<void> {
  const ordered = articles.toSorted(
    (a, b) => dateOf(context, a.ago).getTime() - dateOf(context, b.ago).getTime(),
  )
  const drafts: ArticleInput[] = []
  for (const article of ordered) drafts.push(await write(context, article))
  for (const [i, article] of ordered.entries()) await publish(context, article, drafts[i]!)
}

export async function loadEpisodes(context: DemoContext, programmes: DemoProgramme[]): Promise<void> {
  const { act, album } = context
  for (const programme of programmes) {
    const { episodes } = programme
    const storyIds = present([context.stories.get(programme.key)])
    for (const [i, episode] of episodes.entries()) {
      const { title, summary, daysAgo, durationSeconds, picture, audio, clip = 'harbour' } = episode
      const content = {
        ...{ kind: 'video' as const, headline: title, standfirst: summary, storyIds },
        programmeId: context.programmes.get(programme.key) ?? null,
        authorIds: present([context.people.get(programme.presenter)]),
        episodeNumber: episodes.length - i,
        videoId: await album.video(clip, picture, durationSeconds, title),
        audioId: audio ? await album.file(audio) : null,
      }
      const { id } = await act(createArticle, { content })
      await act(publishArticle, { id, at: dateOf(context, { days: daysAgo, at: '21:00' }), backdated: true })
    }
  }
}
