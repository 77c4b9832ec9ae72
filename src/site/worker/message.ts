/** A push message, sent by our server and shown by the service worker. */
export interface PushMessage {
  title: string
  body: string
  /** A path below the site. */
  url: string
  /** A notification replaces an earlier one with the same tag. */
  tag: string
  lang: string
  dir: 'rtl' | 'ltr'
}
