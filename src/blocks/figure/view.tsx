import type { Shown } from '../../site/parts/body-text.tsx'
import { Figure } from '../../site/parts/figure.tsx'
import type { Figure as FigureBlock } from './block.ts'

export function figureView({ attrs: { mediaId, caption } }: FigureBlock, shown: Shown) {
  const { locale, base, pictures, figureSizes } = shown
  const media = pictures.get(mediaId)
  if (!media) return null
  const poster = media.posterId ? (pictures.get(media.posterId) ?? null) : null
  return <Figure {...{ locale, media, poster, caption, base }} sizes={figureSizes} />
}
