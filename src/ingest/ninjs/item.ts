/** The parts of a ninjs 3.1 item that we read. All are optional, because providers deviate from the schema. */
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
  /** For a picture: the agency's usage instructions. */
  edNote?: string
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
  /** Used by Superdesk. */
  authors: Named[]
  places: Named[]
  subjects: Named[]
  genres: Named[]
  infoSources: (Named & { contactInfo?: { type?: string; value?: string }[] })[]
  altIds: { role?: string; value?: string }[]
  renditions: Rendition[]
  associations: NinjsItem[]
}

/** The reason why an item is not imported, as a sentence for the user. */
export class ItemError extends Error {}
