/** Replaces names in a mapped article with ids, as the import command expects. */

import { withMediaIds } from '../../blocks/media-ids.ts'
import type { ImportedArticle } from '../../content/articles/import.ts'
import type { MediaKeeper } from './keep-media.ts'
import type { Lookup } from './lookup.ts'
import type { Note } from './losses.ts'
import type { MappedArticle } from './map.ts'
import type { Ref } from './subjects.ts'

const each = async (refs: Ref[], find: (ref: Ref) => Promise<number>): Promise<number[]> => {
  const ids: number[] = []
  for (const ref of refs) ids.push(await find(ref))
  return ids
}

/** Creates what the article refers to and the newsroom does not have. `note` receives what was refused. */
export async function resolveArticle(
  article: MappedArticle,
  lookup: Lookup,
  media: MediaKeeper,
  note: Note,
): Promise<ImportedArticle> {
  const { uri, version, versionCreated, publishedAt, publishedDateOnly, state, content } = article
  const mediaIds: (number | null)[] = []
  for (const draft of article.media) mediaIds.push(await media.keep(draft, note))
  const mediaId = (place: number | null) => (place === null ? null : (mediaIds[place - 1] ?? null))
  const blocks = (content.body?.content ?? []).flatMap((block) => withMediaIds(block, mediaId))
  return {
    uri,
    version,
    versionCreated,
    publishedAt,
    publishedDateOnly,
    state,
    content: {
      ...content,
      body: { type: 'doc', content: blocks },
      sectionId: article.section && (await lookup.section(article.section)),
      secondarySectionIds: await each(article.secondarySections, lookup.section),
      agencyId: article.agency && (await lookup.agency(article.agency)),
      programmeId: article.programme && (await lookup.programme(article.programme)),
      storyIds: await each(article.stories, lookup.story),
      authorIds: await each(article.people, lookup.person),
      mediaId: mediaId(article.lead),
      videoId: mediaId(article.video),
      audioId: mediaId(article.audio),
      shareMediaId: mediaId(article.share),
      galleryIds: article.gallery.flatMap((place) => mediaId(place) ?? []),
    },
  }
}
