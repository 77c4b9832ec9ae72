/** The advertisement of one place: one fragment, the same on each page of its kind. Previews have none. */
import { shownAdvertisement } from '../../content/advertisements/read.ts'
import type { AdvertisementPlace } from '../../content/advertisements/tables.ts'
import { brandFilePath } from '../brand.ts'
import { readLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'

const read = (readContext: SiteReadContext, place: AdvertisementPlace) =>
  readContext.shared(`advertisements:${place}`, (context) => shownAdvertisement(context, place))

/** The fragment keys of a place; none where nothing is shown. */
export async function advertisementFragments(
  readContext: SiteReadContext,
  place: AdvertisementPlace,
): Promise<string[]> {
  if (readContext.isPreview) return []
  return (await read(readContext, place)) ? [`advertisements:${place}`] : []
}

export async function renderAdvertisements(readContext: SiteReadContext, place: string): Promise<string> {
  const shown = await read(readContext, place as AdvertisementPlace)
  if (!shown) return ''
  const { url, fileId, altText, width, height } = shown
  const { messages } = await readLocale(readContext)
  return String(
    <aside class="advertisements" aria-label={messages.advertisement}>
      <p>{messages.advertisement}</p>
      <a href={url} rel="sponsored noopener">
        <img
          src={brandFilePath(fileId, 'advertisement.webp')}
          alt={altText}
          {...{ width, height, loading: 'lazy', decoding: 'async' }}
        />
      </a>
    </aside>,
  )
}
