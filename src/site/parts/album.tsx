/** The pictures of an article below its text. */
import { Fragment } from 'hono/jsx'
import type { Picture } from '../../content/media/pictures.ts'
import type { SiteLocale } from '../locale.tsx'
import { Figure, hasMedia } from './figure.tsx'
import { viewerWords } from './photo.tsx'

interface Props {
  locale: SiteLocale
  pictures: Picture[]
  base: 'rtl' | 'ltr'
}

export function Album({ locale, pictures, base }: Props) {
  const photos = pictures.filter((one) => one.type === 'picture' && hasMedia(one))
  const photoOf = (one: Picture) => ({ words: one === photos[0] ? viewerWords(locale) : undefined })
  return (
    <Fragment>
      {pictures.map((one) => (
        <Figure
          locale={locale}
          media={one}
          base={base}
          {...(photos.length > 1 && photos.includes(one) ? { photo: photoOf(one) } : {})}
        />
      ))}
    </Fragment>
  )
}
