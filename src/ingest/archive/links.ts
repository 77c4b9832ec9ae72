/** Links of a text: those within the site lead to what they were imported as. */
import { webUrl } from '../../blocks/embed/address.ts'

/** Names of files that a link around a picture leads to, when it only enlarges the picture. */
const mediaFile = /\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)(\?.*)?$/i

export const isPictureFile = (href: string) => mediaFile.test(href)

const bare = (host: string) => host.toLowerCase().replace(/^www\./, '')

/** An address that is complete, seen from the page it stands on; null for other schemes and broken addresses. */
export function completeAddress(href: string, page: string): URL | null {
  const given = href.trim().replace(/\s/g, '%20')
  if (/^[a-z][a-z0-9+.-]*:/i.test(given) && !/^https?:/i.test(given)) return null
  try {
    const url = new URL(given, page)
    return webUrl(url.href) ? url : null
  } catch {
    return null
  }
}

/** Whether an address belongs to the site, with or without "www". */
export const isOwn = (url: URL, site: string): boolean =>
  URL.canParse(site) && bare(url.host) === bare(new URL(site).host)
