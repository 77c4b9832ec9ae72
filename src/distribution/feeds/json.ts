import { generateJsonFeed } from 'feedsmith'
import type { Feed } from './feed.ts'
import type { FeedAudio } from './items.ts'

const attachment = ({ url, type, length, seconds }: FeedAudio) => ({
  url,
  mime_type: type,
  ...(length > 0 ? { size_in_bytes: length } : {}),
  ...(seconds ? { duration_in_seconds: seconds } : {}),
})

/** JSON Feed 1.1. */
export function writeJson(feed: Feed): string {
  const written = generateJsonFeed(
    {
      title: feed.title,
      home_page_url: feed.homeUrl,
      feed_url: feed.selfUrl,
      ...(feed.hubUrl ? { hubs: [{ type: 'WebSub', url: feed.hubUrl }] } : {}),
      description: feed.description,
      language: feed.language,
      authors: [{ name: feed.publisher, url: new URL('/', feed.selfUrl).href }],
      items: feed.items.map((item) => ({
        id: item.uri,
        url: item.url,
        title: item.title,
        summary: item.summary,
        ...(item.html ? { content_html: item.html } : { content_text: item.summary }),
        ...(item.picture ? { image: item.picture.url } : {}),
        ...(item.audio ? { attachments: [attachment(item.audio)] } : {}),
        date_published: item.publishedAt,
        date_modified: item.modifiedAt,
        authors: item.authors.map(({ name, url }) => ({ name, ...(url ? { url } : {}) })),
        tags: item.categories,
        language: item.language,
      })),
    },
    { strict: true },
  )
  // The list is required even when it is empty.
  return JSON.stringify({ items: [], ...(written as object) })
}
