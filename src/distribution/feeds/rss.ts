import { generateRssFeed } from 'feedsmith'
import type { Feed } from './feed.ts'

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
        ...(item.picture ? picture(item.picture) : {}),
      })),
    },
    { strict: true },
  )
}

/** The size of a rendition is unknown until it is made; the RSS Advisory Board's profile then requires 0. */
const picture = ({ url, width, height }: { url: string; width: number; height: number }) => ({
  enclosures: [{ url, length: 0, type: 'image/jpeg' }],
  media: { contents: [{ url, type: 'image/jpeg', medium: 'image', width, height }] },
})
