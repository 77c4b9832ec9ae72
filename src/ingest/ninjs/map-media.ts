/**
 * Decides which of an item's media are the lead picture, the video, the audio version and the gallery, and which are in
 * the body.
 */

import type { Resolver } from '../../body/block.ts'
import type { BodyDocument } from '../../body/document.ts'
import { bodyReferences } from '../../body/document.ts'
import { rel } from '../../content/articles/ninjs-terms.ts'
import type { NinjsItem } from './item.ts'
import type { Note } from './losses.ts'
import { type MediaDraft, mediaDraft, mediaTypeOf } from './media.ts'
import { isOurs } from './subjects.ts'
import { uriOf } from './values.ts'

export interface PickedMedia {
  /** The body's figures and the fields below refer to these by position, counted from 1. */
  media: MediaDraft[]
  lead: number | null
  video: number | null
  /** Its audio version. */
  audio: number | null
  gallery: number[]
  share: number | null
}

const isLead = /^(main(pic|picture|photo|image)?|feature(d)?(image|picture|photo|media)?|lead|hero|top)$/i

/** `find` is called while the body is read; `settle` afterwards assigns the roles. */
export function pickMedia(item: NinjsItem, itemUri: string, timeZone: string, note: Note) {
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
    const isMedia = mediaTypeOf(one) !== null
    const draft = isMedia ? mediaDraft(one, timeZone, note) : null
    if (isMedia && !draft) note('pictures and videos with neither an identifier nor a file', one.name)
    else if (!draft && one.rel !== rel.related)
      note(`associations of the type ${one.type?.slice(0, 40) ?? 'unknown'}`, one.uri ?? one.name)
    if (draft)
      associated.push({ place: add(draft), rel: one.rel ?? '', name: one.name ?? '', type: draft.type })
  }

  const find: Resolver['media'] = (named, { alt, type }) => {
    const known = places.get(named) ?? places.get(uriOf(named) ?? '')
    if (known) return known
    if (/^(data|blob|javascript):/i.test(named)) return null
    const uri = uriOf(named) ?? uriOf(`${itemUri}#${encodeURIComponent(named.toWellFormed())}`)
    if (!uri) return null
    const empty = {
      caption: '',
      creditline: '',
      photographer: '',
      copyrightNotice: '',
      usageTerms: '',
      instructions: '',
      transcript: '',
    }
    const draft = {
      ...empty,
      uri,
      type,
      altText: alt.slice(0, 1_000),
      expiresAt: null,
      embargoedUntil: null,
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
    // A picture at the start of the text becomes the lead picture, which pages show above it.
    const opening = ours ? -1 : body.content.slice(0, 3).findIndex((block) => block.type === 'figure')
    const figure = body.content[opening]
    const place = figure?.type === 'figure' ? figure.attrs.mediaId : null
    if (place !== null && (lead ?? place) === place && pictures.some((one) => one.place === place)) {
      lead = place
      body.content.splice(opening, 1)
      const draft = media[place - 1]!
      const said = figure?.type === 'figure' ? figure.attrs.caption : ''
      if (draft.caption === '') draft.caption = said
      else if (said && said !== draft.caption)
        note('captions in the body of what became the lead picture', said)
    }
    const video =
      associated.find(
        (one) =>
          one.type === 'video' &&
          one.rel !== rel.gallery &&
          (ours ? one.rel === rel.video : !inBody.has(one.place)),
      )?.place ?? null
    const audio = ours
      ? (associated.find((one) => one.rel === rel.audio && one.type === 'audio')?.place ?? null)
      : null
    const share = associated.find((one) => one.rel === rel.share && one.type === 'picture')?.place ?? null
    const isSeen = (type: string) => type === 'picture' || type === 'video'
    const rest = associated.filter(
      (one) =>
        isSeen(one.type) &&
        one.rel !== rel.share &&
        !inBody.has(one.place) &&
        one.place !== lead &&
        one.place !== video,
    )
    for (const { type, place } of associated)
      if (!isSeen(type) && !inBody.has(place) && place !== audio)
        note(`${type} items that the text does not show`, media[place - 1]?.uri)
    const gallery = ours ? associated.filter((one) => one.rel === rel.gallery) : rest
    return { media, lead, video, audio, share, gallery: [...new Set(gallery.map((one) => one.place))] }
  }
  return { find, settle }
}
