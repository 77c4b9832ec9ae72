/** Links to pictures in full size, which the viewer of full-screen pictures opens (src/site/viewer). */
import type { Child } from 'hono/jsx'
import type { Picture } from '../../content/media/pictures.ts'
import { renditionUrl } from '../../content/media/renditions.ts'
import type { SiteLocale } from '../locale.tsx'

interface Props {
  locale: SiteLocale
  media: Picture
  /** Undefined leaves the picture without a link. */
  photo: { words?: string | undefined } | undefined
  children: Child
}

export function Enlarged({ locale, media, photo, children }: Props) {
  if (!photo || media.version === null) return children
  return (
    <a
      href={renditionUrl(media, 'full', 1600, 'jpg')}
      aria-label={media.alt ? undefined : locale.messages.enlarge}
      data-photo={`${media.width}x${media.height}`}
      data-words={photo.words}
    >
      {children}
    </a>
  )
}

/** The viewer's texts, on the first picture of each group. */
export function viewerWords({ messages, publication }: SiteLocale): string {
  const { previousPhoto: previous, nextPhoto: next, close, gallery } = messages
  const of = messages.photoOf('{n}', '{total}')
  return JSON.stringify({ of, previous, next, close, label: gallery, digits: publication.digits })
}
