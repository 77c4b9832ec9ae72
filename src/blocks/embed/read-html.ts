/** Reads embeds from HTML: our own, frames of players, and the code that providers and WordPress put into pages. */
import type { Json, ReadHtml } from '../../body/block.ts'
import { labelParagraph, paragraphOf } from '../../body/inline.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, type HtmlElement, textOf } from '../../body/tree.ts'
import { canEmbed, embedAddress, knownPost, webUrl } from './address.ts'

/** The report of an embed that became a link, because the publication does not allow its host. */
export const becameLink = 'embed of a host that is not allowed'

interface Described {
  title?: string
  text?: string
  author?: string
}

const complete = (given: string | undefined) => (given ?? '').trim().replace(/^\/\//, 'https://')

const linkOf = (url: string, title: string): Json => ({
  ...paragraphOf([{ type: 'text', text: title || url, marks: [{ type: 'link', attrs: { href: url } }] }]),
})

/** An embed, or a link when neither the provider is known nor the host allowed; null when it is no address. */
function made(address: string, described: Described, context: ReadHtml, height?: number): Json[] | null {
  const url = embedAddress(address)
  if (url === null) return null
  if (canEmbed(url, context.embedHosts)) return [node({ url, ...described, height: height ?? null })]
  context.report(becameLink)
  return [linkOf(url, described.title ?? '')]
}

const node = (attrs: object): Json => ({ type: 'embed', attrs: { mediaId: null, frame: '', ...attrs } })

const textIn = (element: HtmlElement, name: string) =>
  oneLine(elementsOf(element.children, name).map(textOf).join(' '))

/** The form that `toHtml` writes. */
function readOwn(element: HtmlElement, { media, report }: ReadHtml): Json[] | null {
  const { attributes, children } = element
  const url = embedAddress(attributes['data-embed'] ?? '')
  if (url === null) return null
  const image = elementsOf(children, 'img')[0]
  const uri = image && (attributes['data-uri'] ?? image.attributes.src)
  const alt = oneLine(image?.attributes.alt ?? '')
  const mediaId = uri ? media(uri, { type: 'picture', alt }) : null
  if (uri && mediaId === null) report('picture')
  const title = textIn(element, 'a')
  const frame = attributes['data-frame'] ?? ''
  return [
    node({
      ...{ url, title: title === url ? '' : title, mediaId },
      ...{ text: textIn(element, 'blockquote'), author: textIn(element, 'cite') },
      ...{ frame: webUrl(frame) ? frame : '', height: Number(attributes['data-height']) || null },
    }),
  ]
}

/** `<iframe>`; lazy loading hides its address in another attribute. */
function readFrame({ attributes }: HtmlElement, context: ReadHtml): Json[] {
  const sources = [attributes.src, attributes['data-src'], attributes['data-lazy-src']].map(complete)
  const address = sources.find((one) => webUrl(one) !== null)
  const isTiny = ['width', 'height'].some((side) => Number.parseInt(attributes[side] ?? '', 10) <= 2)
  const title = oneLine(attributes.title ?? '').slice(0, 300)
  const height = Number(attributes.height)
  const fits = Number.isInteger(height) && height >= 80 && height <= 2_000
  const described = { title: /\bplayer$/i.test(title) ? '' : title }
  const read = address && !isTiny ? made(address, described, context, fits ? height : undefined) : null
  if (!read) context.report('iframe')
  return read ?? []
}

/** The quotation that X, Instagram and TikTok put into pages for their scripts. */
function readQuotation(element: HtmlElement, context: ReadHtml): Json[] | null {
  const { attributes, children } = element
  if (!/\b(twitter-(tweet|video)|instagram-media|tiktok-embed)\b/.test(attributes.class ?? '')) return null
  const links = elementsOf(children, 'a').map((one) => one.attributes.href)
  const post = [attributes['data-instgrm-permalink'], attributes.cite, ...links.reverse()].find(
    (one) => one && knownPost(complete(one)),
  )
  if (!post) return null
  const isTweet = /twitter-/.test(attributes.class ?? '')
  const after = isTweet
    ? /[—–]\s*([^—–]*)$/.exec(oneLine(children.filter(isLoose).map(textOf).join(' ')))
    : null
  const text = isTweet ? oneLine(elementsOf(children, 'p').map(textOf).join(' ')) : ''
  return made(complete(post), { text: text.slice(0, 1_000), author: oneLine(after?.[1] ?? '') }, context)
}

const isLoose = (one: HtmlElement['children'][number]) => typeof one === 'string'

/** WordPress keeps the bare address of what it embeds, and exports may hold the provider's code instead. */
function readFigure(element: HtmlElement, context: ReadHtml): Json[] | null {
  if (!/\bwp-block-embed\b/.test(element.attributes.class ?? '')) return null
  const captions = elementsOf(element.children, 'figcaption')
  const title = oneLine(captions.map(textOf).join(' ')).slice(0, 300)
  for (const caption of captions) caption.children = []
  const address = oneLine(textOf(element))
  if (webUrl(address)) return made(address, { title }, context)
  const inner = context.flow(element.children, [])
  const [first] = inner
  if (first?.type !== 'embed') return [...inner, ...labelParagraph(title)] as Json[]
  if (title) first.attrs = { ...first.attrs, title }
  return inner
}

/** The script of a Telegram post names the post; nothing else of a script is read. */
function readScript(post: string, context: ReadHtml): Json[] {
  const read = knownPost(`https://t.me/${post}`) ? made(`https://t.me/${post}`, {}, context) : null
  if (!read) context.report('script')
  return read ?? []
}

/** `null` for every element that holds no embed. */
export function readEmbed(element: HtmlElement, _marks: unknown, context: ReadHtml): Json[] | null {
  const { name, attributes } = element
  if (name === 'iframe') return readFrame(element, context)
  if (name === 'blockquote') return readQuotation(element, context)
  if (name === 'oembed') return made(complete(attributes.url), {}, context)
  if (name === 'script') return readScript(attributes['data-telegram-post'] ?? '', context)
  if (name === 'div') {
    const isPost = /\bfb-(post|video)\b/.test(attributes.class ?? '')
    return isPost ? made(complete(attributes['data-href']), {}, context) : null
  }
  return attributes['data-embed'] === undefined ? readFigure(element, context) : readOwn(element, context)
}
