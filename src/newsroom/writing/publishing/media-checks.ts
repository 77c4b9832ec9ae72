/** Warnings about an article's pictures and videos before publishing: agency instructions and missing captions. */
import { useQueries } from '@tanstack/react-query'
import { bodyReferences } from '../../../body/document.ts'
import { isInOtherScript } from '../../../language/script.ts'
import type { Content } from '../../drafts/article.ts'
import { readMedia } from '../../library/media-facts.ts'
import { useMessages } from '../../messages.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { messages } from './messages.ts'

const most = 30

/** One sentence for each warning. */
export function useMediaChecks(content: Content): string[] {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const chosen = [
    content.mediaId,
    content.videoId,
    content.audioId,
    ...content.galleryIds,
    ...bodyReferences(content.body).mediaIds,
  ]
  const ids = [...new Set(chosen.filter((id): id is number => id !== null))].slice(0, most)
  const found = useQueries({
    queries: ids.map((id) => ({ queryKey: ['media', 'one', id], queryFn: () => readMedia(id) })),
  })
  return found.flatMap(({ data: media }) => {
    if (!media) return []
    const name = media.caption.slice(0, 60) || media.altText.slice(0, 60) || `#${media.id}`
    return [
      ...(media.embargoed && media.embargoedUntil
        ? [w.mediaEmbargoed(name, formatters.date(media.embargoedUntil, 'datetime'))]
        : []),
      ...(media.expired ? [w.mediaExpired(name)] : []),
      ...(media.instructions ? [w.mediaInstructions(name, media.instructions)] : []),
      ...(isInOtherScript(media.caption, content.language) ? [w.captionOtherScript(name)] : []),
    ]
  })
}
