/** Which of an item's media is its lead picture, its video, its gallery, and which stand in its body. */
import type { BodyDocument } from '../../content/body/document.ts'
import { bodyReferences } from '../../content/body/document.ts'
import type { BodyResolver } from '../../content/body/parse.ts'
import { rel } from '../../outlets/ninjs/words.ts'
import type { NinjsItem } from './item.ts'
import { isMediaType, type MediaDraft, mediaDraft } from './media.ts'
import { isOurs } from './subjects.ts'
import { uriOf } from './values.ts'

export interface PickedMedia {
  /** The figures of the body, and the fields below, name these by their place, counted from 1. */
  media: MediaDraft[]
  lead: number | null
  video: number | null
  gallery: number[]
}

const isLead = /^(main(pic|picture|photo|image)?|feature(d)?(image|picture|photo|media)?|lead|hero|top)$/i

/** `find` is asked while the body is read; `settle` after it says what is what. */
export function pickMedia(item: NinjsItem, itemUri: string) {
  const media: MediaDraft[] = []
  const places = new Map<string, number>()
  const associated: { place: number; rel: string; name: string; type: string }[] = []
  const add = (draft: MediaDraft): number => {
    const known = places.get(draft.uri)
    if (known) return known
    const place = media.push(draft)
    places.set(draft.uri, place)
    for (const href of draft.hrefs) if (!places.has(href)) places.set(href, place)
    return place
  }
  for (const one of item.associations) {
    const type = one.type ?? (one.renditions.length > 0 ? 'picture' : undefined)
    const draft = isMediaType(type) ? mediaDraft({ ...one, type }) : null
    if (draft)
      associated.push({ place: add(draft), rel: one.rel ?? '', name: one.name ?? '', type: draft.type })
  }

  const find: BodyResolver['media'] = (named, { alt, type }) => {
    const known = places.get(named) ?? places.get(uriOf(named) ?? '')
    if (known) return known
    if (/^(data|blob|javascript):/i.test(named)) return null
    const uri = uriOf(named) ?? uriOf(`${itemUri}#${encodeURIComponent(named.toWellFormed())}`)
    if (!uri) return null
    const empty = { caption: '', creditline: '', photographer: '', copyrightNotice: '', usageTerms: '' }
    const draft = {
      ...empty,
      uri,
      type,
      altText: alt.slice(0, 1_000),
      expiresAt: null,
      durationSeconds: null,
    }
    return add({ ...draft, focalX: 0.5, focalY: 0.4, hrefs: [named], file: null, poster: null })
  }

  function settle(body: BodyDocument): PickedMedia {
    const inBody = new Set(bodyReferences(body).mediaIds)
    const pictures = associated.filter((one) => one.type === 'picture')
    const ours = isOurs(item)
    let lead = pictures.find((one) => isLead.test(one.rel) || isLead.test(one.name))?.place ?? null
    if (!ours) lead ??= pictures.find((one) => !inBody.has(one.place))?.place ?? null
    // A picture that opens the text is the lead picture, which pages show above it.
    const opening = ours ? -1 : body.content.slice(0, 3).findIndex((block) => block.type === 'figure')
    const figure = body.content[opening]
    const place = figure?.type === 'figure' ? figure.attrs.mediaId : null
    if (place !== null && (lead ?? place) === place && pictures.some((one) => one.place === place)) {
      lead = place
      body.content.splice(opening, 1)
    }
    const video =
      associated.find(
        (one) =>
          one.type === 'video' &&
          one.rel !== rel.gallery &&
          (ours ? one.rel === rel.video : !inBody.has(one.place)),
      )?.place ?? null
    const rest = associated.filter(
      (one) => !inBody.has(one.place) && one.place !== lead && one.place !== video,
    )
    const gallery = ours ? associated.filter((one) => one.rel === rel.gallery) : rest
    return { media, lead, video, gallery: [...new Set(gallery.map((one) => one.place))] }
  }
  return { find, settle }
}
