/** Asks the host of a post once for its description, by oEmbed. */
import { z } from 'zod'
import { canEmbed, embedAddress, isOnHost, knownPost, webUrl } from '../../blocks/embed/address.ts'
import { longest } from '../../blocks/embed/block.ts'
import { BodyError, parseHtml } from '../../body/parse-html.ts'
import { oneLine } from '../../body/text.ts'
import { elementsOf, type HtmlNode, textOf } from '../../body/tree.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { EmbedError, fetchBytes } from './request.ts'

export interface PostDescription {
  title: string
  text: string
  author: string
  /** For a host that is no known provider: its frame; '' for the address itself. */
  frame: string
  height: number | null
  /** The address of a still picture. */
  still: URL | null
}

const answerShape = z.looseObject({
  title: z.string().optional().catch(undefined),
  author_name: z.string().optional().catch(undefined),
  html: z.string().optional().catch(undefined),
  thumbnail_url: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
})

const mostJson = 256_000
const mostHead = 512_000
/** The most characters of a description's HTML that are read; a longer one has no words of a post. */
const mostHtml = 64_000

/** The endpoint that a page names in its head (oEmbed, discovery). */
async function discovered(outbound: Outbound, page: URL): Promise<URL> {
  const head = await fetchBytes(outbound, page, { bytes: mostHead, start: true, accept: 'text/html' })
  // The bound keeps the time linear in the size of the page.
  const links = head.toString().match(/<link\b[^<>]{0,2000}>/gi) ?? []
  const link = links.find((tag) => /application\/json\+oembed/i.test(tag))
  const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i
    .exec(link ?? '')
    ?.slice(1)
    .find(Boolean)
  const address = href?.replaceAll('&amp;', '&').replaceAll('&#038;', '&')
  const endpoint =
    address && URL.canParse(address, page.href) ? webUrl(new URL(address, page.href).href) : null
  if (!endpoint)
    throw new EmbedError('no-description', `The page on ${page.host} names no oEmbed description.`)
  return endpoint
}

function readHtml(html: string | undefined): HtmlNode[] {
  try {
    return html && html.length <= mostHtml ? parseHtml(html) : []
  } catch (error) {
    if (error instanceof BodyError) return []
    throw error
  }
}

const line = (text: string | undefined, most: number) =>
  oneLine(
    oneLine(text ?? '')
      .slice(0, most)
      .toWellFormed(),
  )

/**
 * The description of a post, of a known provider or of a host in `hosts`.
 * @throws EmbedError
 */
export async function describePost(
  outbound: Outbound,
  address: string,
  hosts: readonly string[],
): Promise<PostDescription> {
  const url = embedAddress(address)
  if (url === null || !canEmbed(url, hosts))
    throw new EmbedError('unknown-host', 'The publication does not allow embeds of this host.')
  const known = knownPost(url)
  if (known && !known.provider.oembed)
    throw new EmbedError(
      'no-description',
      `${known.provider.name} describes its posts to nobody without an account.`,
    )
  const endpoint = known
    ? new URL(known.provider.oembed + encodeURIComponent(url))
    : await discovered(outbound, new URL(url))
  // A page must not choose the hosts that Nashra asks, such as one of the local network.
  if (!known && !isOnHost(endpoint.href, hosts))
    throw new EmbedError('unknown-host', `The publication does not allow embeds of ${endpoint.host}.`)
  const bytes = await fetchBytes(outbound, endpoint, { bytes: mostJson, accept: 'application/json' })
  const given = readAnswer(bytes.toString(), endpoint.host)
  const tree = readHtml(given.html)
  const words = elementsOf(tree, 'blockquote').flatMap((quote) => elementsOf(quote.children, 'p'))
  const frame = elementsOf(tree, 'iframe')[0]?.attributes
  const source = (frame?.src ?? '').replace(/^\/\//, 'https://')
  const height = Number(frame?.height)
  const isFrame = !known && /^https:/i.test(source) && isOnHost(source, hosts)
  const still = given.thumbnail_url ?? (given.type === 'photo' ? given.url : undefined)
  return {
    title: line(given.title, longest.title),
    text: line(words.map(textOf).join(' '), longest.text),
    author: line(given.author_name, longest.author),
    frame: isFrame ? source : '',
    height: isFrame && Number.isInteger(height) && height >= 80 && height <= 2_000 ? height : null,
    still: still && URL.canParse(still, endpoint.href) ? webUrl(new URL(still, endpoint).href) : null,
  }
}

function readAnswer(text: string, host: string): z.output<typeof answerShape> {
  try {
    return answerShape.parse(JSON.parse(text))
  } catch {
    throw new EmbedError('unreadable', `The answer of ${host} is no oEmbed description.`)
  }
}
