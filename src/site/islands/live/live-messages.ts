/** Messages that the server passes to the script, in the language of the page. */
export interface LiveMessages {
  /** "3 new updates", once for each of `samples` (language/plural.ts). */
  fresh: string[]
  show: string
  pinned: string
  unpublished: string
}
