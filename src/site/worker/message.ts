/** What a push message holds: our own server writes it, the service worker shows it. */
export interface PushMessage {
  title: string
  body: string
  /** Below the site. */
  url: string
  /** A notification takes the place of one with the same tag. */
  tag: string
  lang: string
  dir: 'rtl' | 'ltr'
}
