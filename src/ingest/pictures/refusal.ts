/** The reason why a file is refused. */
export type RefusalReason =
  | 'empty'
  | 'not-a-picture'
  | 'svg'
  | 'heic'
  | 'quicktime'
  | 'broken'
  | 'too-many-pixels'
  | 'too-long'
  | 'too-narrow'
  | 'tracked'
  | 'too-many-parts'
  | 'no-picture'
  | 'program'
  | 'not-utf-8'

/** A file that is not acceptable: a sentence for the user, and a code that screens translate. */
export class PictureError extends Error {
  reason: RefusalReason
  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.reason = reason
  }
}
