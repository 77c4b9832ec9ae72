/** Something of an archive that did not come in, or not as it was: its kind, and where or what. */
export interface Loss {
  kind: string
  detail: string
}
