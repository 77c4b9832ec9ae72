/** What the server says for the script, in the language of the page. */
export interface Said {
  /** "3 new updates", for each of `samples` (language/plural.ts). */
  fresh: string[]
  show: string
  pinned: string
  withdrawn: string
}
