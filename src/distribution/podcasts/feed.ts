/** The podcast of a programme, independent of its format. Its episodes are the articles of the programme with audio. */
import { cardsOf, listCards } from '../../content/articles/cards.ts'
import { picturesOf } from '../../content/media/pictures.ts'
import { renditionUrl } from '../../content/media/renditions.ts'
import type { Podcast } from '../../content/programmes/podcast.ts'
import { type Programme, programmeBySlug } from '../../content/programmes/programmes.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { absolute, podcastPath, programmePath } from '../../site/paths.ts'
import { printable } from '../feeds/feed.ts'
import { type FeedAudio, type FeedItem, readItems } from '../feeds/items.ts'
import { podcastGuid } from './guid.ts'

/** The newest articles of the programme that are looked at. */
const most = 300

export interface Episode extends FeedItem {
  audio: FeedAudio
  transcriptUrl: string | null
}

export interface PodcastFeed {
  /** The same for ever, also when its address changes (podcast:guid). */
  guid: string
  title: string
  description: string
  language: string
  author: string
  owner: { name: string; email: string }
  settings: Pick<Podcast, 'category' | 'explicit' | 'type' | 'locked'>
  homeUrl: string
  selfUrl: string
  /** Null while readers see no cover. */
  coverUrl: string | null
  updatedAt: Date
  episodes: Episode[]
}

/** The programme with this slug, now or before, if it is a podcast. */
export async function podcastBySlug(readContext: ReadContext, slug: string) {
  const programme = await programmeBySlug(readContext, slug)
  return programme?.podcast ? { ...programme, podcast: programme.podcast } : null
}

type PodcastProgramme = Programme & { podcast: Podcast }

export const transcriptPath = (programme: { slug: string }, articleId: number) =>
  `${programmePath(programme)}/transcripts/${articleId}.txt`

export async function readPodcast(
  readContext: ReadContext,
  siteUrl: string,
  programme: PodcastProgramme,
): Promise<PodcastFeed> {
  const { podcast } = programme
  const publication = await readPublication(readContext)
  const { cards } = await listCards(readContext, `programme:${programme.id}`, most)
  const items = await readItems(readContext, siteUrl, cards, { ...publication, feedContent: 'summary' })
  const episodes = items.flatMap(({ audio, ...item }): Episode[] => {
    if (!audio) return []
    const path = transcriptPath(programme, item.articleId)
    return [{ ...item, audio, transcriptUrl: audio.transcript ? absolute(siteUrl, path) : null }]
  })
  const cover = (await picturesOf(readContext, [podcast.mediaId])).get(podcast.mediaId)
  return printable({
    guid: podcastGuid(absolute(siteUrl, podcastPath({ slug: podcast.firstSlug }))),
    title: programme.name,
    description: programme.description || publication.tagline || programme.name,
    language: publication.language,
    author: podcast.author || publication.name,
    owner: { name: publication.name, email: podcast.ownerEmail },
    settings: podcast,
    homeUrl: absolute(siteUrl, programmePath(programme)),
    selfUrl: absolute(siteUrl, podcastPath(programme)),
    coverUrl: cover?.version ? siteUrl + renditionUrl(cover, 'square', 1600, 'jpg') : null,
    updatedAt: new Date(Math.max(0, ...episodes.map((one) => one.modifiedAt.getTime()))),
    episodes,
  })
}

/** The words of an episode; null when it is not public, is of another programme, or has none. */
export async function readTranscript(
  readContext: ReadContext,
  programme: PodcastProgramme,
  articleId: number,
): Promise<string | null> {
  const cards = await cardsOf(readContext, [articleId])
  if (cards.length === 0) return null
  const { programmeId } = await readContext.db
    .selectFrom('publicArticles')
    .select('programmeId')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  if (programmeId !== programme.id) return null
  const publication = await readPublication(readContext)
  const [item] = await readItems(readContext, '', cards, { ...publication, feedContent: 'summary' })
  return item?.audio?.transcript || null
}
