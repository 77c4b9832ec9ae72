/** Why a file is not taken. */
export type RefusalReason =
  | 'empty'
  | 'not-a-picture'
  | 'svg'
  | 'heic'
  | 'quicktime'
  | 'broken'
  | 'too-many-pixels'
  | 'tracked'

/** A file that cannot be a picture or a video here: a sentence for the person who brought it, and a word for a screen. */
export class PictureError extends Error {
  reason: RefusalReason
  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.reason = reason
  }
}
