/** A mapped article with ids in place of names: what the command that brings it takes. */
import type { BroughtArticle } from '../../content/articles/bring.ts'
import type { MediaKeeper } from './keep-media.ts'
import type { Lookup } from './lookup.ts'
import type { MappedArticle } from './map.ts'
import type { Ref } from './subjects.ts'

const each = async (refs: Ref[], find: (ref: Ref) => Promise<number>): Promise<number[]> => {
  const ids: number[] = []
  for (const ref of refs) ids.push(await find(ref))
  return ids
}

/** Makes what the article names and the newsroom does not have yet. `note` is told what could not be taken. */
export async function resolveArticle(
  article: MappedArticle,
  lookup: Lookup,
  media: MediaKeeper,
  note: (sentence: string) => void,
): Promise<BroughtArticle> {
  const { uri, version, versionCreated, publishedAt, state, content } = article
  const mediaIds: number[] = []
  for (const draft of article.media) mediaIds.push(await media.keep(draft, note))
  const mediaId = (place: number | null) => (place === null ? null : mediaIds[place - 1]!)
  for (const block of content.body?.content ?? []) {
    if (block.type === 'figure') block.attrs.mediaId = mediaIds[block.attrs.mediaId - 1]!
  }
  return {
    uri,
    version,
    versionCreated,
    publishedAt,
    state,
    content: {
      ...content,
      sectionId: article.section && (await lookup.section(article.section)),
      agencyId: article.agency && (await lookup.agency(article.agency)),
      programmeId: article.programme && (await lookup.programme(article.programme)),
      storyIds: await each(article.stories, lookup.story),
      personIds: await each(article.people, lookup.person),
      mediaId: mediaId(article.lead),
      videoId: mediaId(article.video),
      galleryIds: article.gallery.map((place) => mediaId(place)!),
    },
  }
}
