/** The advertisements of one place: one fragment, the same on each page of its kind. Previews have none. */
import { shownAdvertisements } from '../../content/advertisements/read.ts'
import type { AdvertisementPlace } from '../../content/advertisements/tables.ts'
import { brandFilePath } from '../brand.ts'
import { readLocale } from '../locale.tsx'
import type { SiteReadContext } from '../route.ts'

const read = (readContext: SiteReadContext, place: AdvertisementPlace) =>
  readContext.shared(`advertisements:${place}`, (context) => shownAdvertisements(context, place))

/** The fragment keys of a place; none where nothing is shown. */
export async function advertisementFragments(
  readContext: SiteReadContext,
  place: AdvertisementPlace,
): Promise<string[]> {
  if (readContext.isPreview) return []
  return (await read(readContext, place)).length > 0 ? [`advertisements:${place}`] : []
}

export async function renderAdvertisements(readContext: SiteReadContext, place: string): Promise<string> {
  const shown = await read(readContext, place as AdvertisementPlace)
  if (shown.length === 0) return ''
  const { messages } = await readLocale(readContext)
  return String(
    <aside class="advertisements" aria-label={messages.advertisement}>
      <p>{messages.advertisement}</p>
      {shown.map(({ url, fileId, altText, width, height }) => (
        <a href={url} rel="sponsored noopener">
          <img
            src={brandFilePath(fileId, 'advertisement.webp')}
            alt={altText}
            {...{ width, height, loading: 'lazy', decoding: 'async' }}
          />
        </a>
      ))}
    </aside>,
  )
}
