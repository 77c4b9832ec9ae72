/** A ninjs 3.1 item as far as we read it: everything optional, since providers differ from the schema. */
export interface Named {
  name?: string
  rel?: string
  role?: string
  uri?: string
  literal?: string
}
export interface Text {
  role?: string
  contentType?: string
  value: string
}
export interface Rendition {
  name?: string
  href?: string
  contentType?: string
  width?: number
  height?: number
  sizeInBytes?: number
  duration?: number
  poi?: { x?: number; y?: number }
}
export interface NinjsItem {
  uri?: string
  type?: string
  profile?: string
  name?: string
  rel?: string
  version?: string
  firstCreated?: string
  versionCreated?: string
  contentCreated?: string
  embargoedUntil?: string
  expires?: string
  pubStatus?: string
  urgency?: number
  copyrightHolder?: string
  copyrightNotice?: string
  usageTerms?: string
  language?: string
  by?: string
  located?: string
  headlines: Text[]
  descriptions: Text[]
  bodies: Text[]
  people: Named[]
  places: Named[]
  subjects: Named[]
  genres: Named[]
  infoSources: (Named & { contactInfo?: { type?: string; value?: string }[] })[]
  altIds: { role?: string; value?: string }[]
  renditions: Rendition[]
  associations: NinjsItem[]
}

/** Why an item does not go in: a sentence for the person who imports. */
export class ItemError extends Error {}
