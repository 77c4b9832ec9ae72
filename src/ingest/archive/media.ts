/** References from a text to media: the id of an attachment, an address, or both. */
import { type HtmlElement, hasClass } from '../../body/tree.ts'
import type { MediaType } from '../../values/media-type.ts'

/** At least one of the two. The id may belong to another site, when a text was copied; then the address is right. */
export interface MediaReference {
  attachmentId?: number
  address?: string
}

export interface DescribedReference extends MediaReference {
  type: MediaType
  /** The alternative text where the text has its own. */
  alt: string
}

/** The form in which a reference stands in `data-uri`, until it is resolved. */
export const referenceAttribute = (reference: MediaReference) => JSON.stringify(reference)

const idOf = (text: string | undefined) => {
  const id = Number(text)
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

const lazy = ['data-lazy-src', 'data-src', 'data-original', 'data-orig-file']

/** The address of a media element; scripts that load pictures late keep it in another attribute. */
function addressOf({ attributes, children }: HtmlElement): string | undefined {
  const inner = children.find((one): one is HtmlElement => typeof one !== 'string' && one.name === 'source')
  const own = attributes.src?.trim() || inner?.attributes.src?.trim()
  const others = lazy.map((name) => attributes[name]?.trim())
  const address =
    own && !own.startsWith('data:') ? own : others.find((one) => one && !one.startsWith('data:'))
  // Players add a number to the address, to load it again.
  return address?.replace(/\?_=\d+$/, '')
}

/** The id of an attachment, which editors write into a class or an attribute. */
function attachmentOf(element: HtmlElement): number | undefined {
  const { attributes } = element
  if (hasClass(element, /wp-image-\d+/)) return idOf(/wp-image-(\d+)/.exec(attributes.class ?? '')?.[1])
  return idOf(attributes['data-id']) ?? idOf(attributes['data-attachment'])
}

/** The reference of a picture, video or sound; null when it has none, as for a picture in the text itself. */
export function referenceOf(element: HtmlElement, owner?: number): MediaReference | null {
  const given = element.attributes['data-uri']
  if (given?.startsWith('{')) {
    try {
      const { attachmentId, address } = JSON.parse(given)
      return { ...(attachmentId && { attachmentId }), ...(address && { address }) }
    } catch {}
  }
  const attachmentId = attachmentOf(element) ?? owner
  const address = addressOf(element)
  if (attachmentId === undefined && address === undefined) return null
  return { ...(attachmentId !== undefined && { attachmentId }), ...(address !== undefined && { address }) }
}
