import { generateRssFeed } from 'feedsmith'
import type { Feed } from './feed.ts'
import type { FeedItem } from './items.ts'

/** RSS 2.0 with the modules atom (self), content (full text), dc (bylines) and Media RSS. */
export function writeRss(feed: Feed): string {
  return generateRssFeed(
    {
      title: feed.title,
      link: feed.homeUrl,
      description: feed.description,
      language: feed.language,
      generator: 'Nashra',
      ...(feed.items.length > 0 ? { lastBuildDate: feed.updatedAt } : {}),
      ...(feed.email ? { managingEditor: { email: feed.email, name: feed.publisher } } : {}),
      atom: {
        links: [
          { href: feed.selfUrl, rel: 'self', type: 'application/rss+xml' },
          ...(feed.hubUrl ? [{ href: feed.hubUrl, rel: 'hub' }] : []),
        ],
      },
      items: feed.items.map((item) => ({
        title: item.title,
        link: item.url,
        description: item.summary,
        guid: { value: item.uri, isPermaLink: false },
        pubDate: item.publishedAt,
        categories: item.categories.map((name) => ({ name })),
        atom: { updated: item.modifiedAt },
        dc: { creators: item.authors.map((author) => author.name) },
        ...(item.html ? { content: { encoded: item.html } } : {}),
        ...(item.language === feed.language ? {} : { xml: { lang: item.language } }),
        ...attached(item),
      })),
    },
    { strict: true },
  )
}

/**
 * The RSS Advisory Board's profile allows one enclosure, which is the audio where there is one. The size of a
 * rendition is unknown until it is made; the profile then requires 0.
 */
function attached({ picture, audio }: Pick<FeedItem, 'picture' | 'audio'>) {
  if (!picture && !audio) return {}
  const enclosure = audio
    ? { url: audio.url, length: audio.length, type: audio.type }
    : { url: picture!.url, length: 0, type: 'image/jpeg' }
  const contents = picture
    ? [
        {
          ...{ url: picture.url, type: 'image/jpeg', medium: 'image' },
          ...{ width: picture.width, height: picture.height },
        },
      ]
    : []
  return { enclosures: [enclosure], ...(contents.length > 0 ? { media: { contents } } : {}) }
}
