import { generateAtomFeed } from 'feedsmith'
import type { Feed } from './feed.ts'

/** Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  return generateAtomFeed(
    {
      id: feed.id,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: feed.updatedAt,
      // Required by section 4.1.1 unless every entry has an author.
      authors: [
        {
          name: feed.publisher,
          uri: new URL('/', feed.selfUrl).href,
          ...(feed.email ? { email: feed.email } : {}),
        },
      ],
      generator: { text: 'Nashra' },
      links: [
        { href: feed.selfUrl, rel: 'self', type: 'application/atom+xml' },
        { href: feed.homeUrl, rel: 'alternate', type: 'text/html', hreflang: feed.language },
        ...(feed.hubUrl ? [{ href: feed.hubUrl, rel: 'hub' }] : []),
      ],
      xml: { lang: feed.language },
      entries: feed.items.map((item) => ({
        id: item.uri,
        title: { value: item.title },
        updated: item.modifiedAt,
        published: item.publishedAt,
        summary: { value: item.summary },
        ...(item.html ? { content: { value: item.html, type: 'html' } } : {}),
        authors: item.authors.map(({ name, url }) => ({ name, ...(url ? { uri: url } : {}) })),
        categories: item.categories.map((term) => ({ term })),
        links: [
          { href: item.url, rel: 'alternate', type: 'text/html', hreflang: item.language },
          ...(item.picture ? [{ href: item.picture.url, rel: 'enclosure', type: 'image/jpeg' }] : []),
          ...(item.audio
            ? [
                {
                  ...{ href: item.audio.url, rel: 'enclosure' },
                  ...{ type: item.audio.type, length: item.audio.length },
                },
              ]
            : []),
        ],
        ...(item.language === feed.language ? {} : { xml: { lang: item.language } }),
      })),
    },
    { strict: true },
  )
}
