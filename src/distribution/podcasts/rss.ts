import { generateRssFeed } from 'feedsmith'
import type { Episode, PodcastFeed } from './feed.ts'

/** RSS 2.0 with what podcast apps read: the namespaces of iTunes and of Podcasting 2.0. */
export function writePodcast(feed: PodcastFeed): string {
  const { category, explicit, type, locked } = feed.settings
  const [name = '', under] = category.split(' > ')
  const xml = generateRssFeed(
    {
      title: feed.title,
      link: feed.homeUrl,
      description: feed.description,
      language: feed.language,
      generator: 'Nashra',
      ...(feed.episodes.length > 0 ? { lastBuildDate: feed.updatedAt } : {}),
      atom: { links: [{ href: feed.selfUrl, rel: 'self', type: 'application/rss+xml' }] },
      itunes: {
        ...(feed.coverUrl ? { image: feed.coverUrl } : {}),
        categories: [{ text: name, ...(under ? { categories: [{ text: under }] } : {}) }],
        ...{ explicit, type },
        author: feed.author,
        owner: feed.owner,
      },
      podcast: { guid: feed.guid, locked: { value: locked, owner: feed.owner.email } },
      items: feed.episodes.map(writeEpisode),
    },
    { strict: true },
  )
  return withTruth(xml)
}

function writeEpisode({ audio, episodeNumber, transcriptUrl, ...item }: Episode) {
  return {
    title: item.title,
    link: item.url,
    description: item.summary,
    guid: { value: item.uri, isPermaLink: false },
    pubDate: item.publishedAt,
    enclosures: [{ url: audio.url, length: audio.length, type: audio.type }],
    itunes: {
      ...(audio.seconds ? { duration: Math.max(1, Math.round(audio.seconds)) } : {}),
      ...(episodeNumber ? { episode: episodeNumber } : {}),
      episodeType: 'full',
    },
    ...(transcriptUrl
      ? { podcast: { transcripts: [{ url: transcriptUrl, type: 'text/plain', language: item.language }] } }
      : {}),
  }
}

/** The library writes yes and no, but Apple's rules say true and false. Texts in CDATA stay as they are. */
const withTruth = (xml: string): string =>
  xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|(<itunes:explicit>)(yes|no)/g, (all, tag?: string, word?: string) =>
    tag ? `${tag}${word === 'yes'}` : all,
  )
