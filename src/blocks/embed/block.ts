import { z } from 'zod'
import { defineBlock, type Json } from '../../body/block.ts'
import { id, labelParagraph, type Paragraph, paragraphOf, words } from '../../body/inline.ts'
import { attributeHtml, textHtml } from '../../body/inline-html.ts'
import { embedAddress, knownPost, webUrl } from './address.ts'
import { readEmbed } from './read-html.ts'

const webAddress = z
  .string()
  .max(2_000)
  .refine((text) => webUrl(text) !== null, 'must be a web address without a user name')

export const longest = { title: 300, text: 1_000, author: 200 } as const

/** A post of another site, shown as our own card; `mediaId` is a still of the library. */
export const embed = z.strictObject({
  type: z.literal('embed'),
  attrs: z.strictObject({
    url: webAddress,
    title: words.max(longest.title),
    /** The words of the post. */
    text: words.max(longest.text),
    author: words.max(longest.author),
    mediaId: id.nullable(),
    /** For other than the known providers: the address of its frame, when it differs from `url`; or ''. */
    frame: z.union([z.literal(''), webAddress]),
    /** For the same: the height of its frame in pixels. */
    height: z.number().int().min(80).max(2_000).nullable(),
  }),
})
export type Embed = z.infer<typeof embed>

/** The embed of a paragraph that is nothing but the address of a known provider's post. */
export function bareEmbed({ content = [] }: Paragraph): Embed | null {
  const [only, ...others] = content
  if (only?.type !== 'text' || only.marks || others.length > 0) return null
  const post = knownPost(only.text)
  return post && { type: 'embed', attrs: attrsOf({ url: post.url }) }
}

const attrsOf = (given: Partial<Embed['attrs']> & { url: string }): Embed['attrs'] => ({
  ...{ title: '', text: '', author: '', mediaId: null, frame: '', height: null },
  ...given,
})

const linkTo = ({ url, title }: Embed['attrs']) =>
  paragraphOf([{ type: 'text', text: title || url, marks: [{ type: 'link', attrs: { href: url } }] }])

export const embedBlock = defineBlock<Embed>({
  type: 'embed',
  schema: embed,
  elements: ['figure', 'blockquote', 'div', 'iframe', 'oembed', 'script'],
  readHtml: readEmbed,
  toHtml({ attrs }, links) {
    const { url, title, text, author, frame, height } = attrs
    const still = attrs.mediaId === null ? null : links.media(attrs.mediaId)
    return [
      `<figure${attributeHtml('data-embed', url)}${attributeHtml('data-frame', frame || undefined)}`,
      attributeHtml('data-height', height ? String(height) : undefined),
      `${still ? `${attributeHtml('data-uri', still.uri)}><img${attributeHtml('src', still.src)}${attributeHtml('alt', still.alt)}>` : '>'}`,
      `<figcaption><a${attributeHtml('href', url)}>${textHtml(title || url, links)}</a>`,
      text && `<blockquote>${textHtml(text, links)}</blockquote>`,
      author && `<cite>${textHtml(author, links)}</cite>`,
      '</figcaption></figure>',
    ].join('')
  },
  text: ({ attrs: { title, url } }) => [title, url].filter(Boolean).join('\n'),
  normalise({ attrs }, tidy) {
    const given = attrs ?? {}
    const [title, text, author] = (['title', 'text', 'author'] as const).map((name) =>
      tidy.label(given[name], longest[name]),
    ) as [string, string, string]
    const url = typeof given.url === 'string' ? embedAddress(given.url) : null
    if (url === null) return [title, text, author].flatMap(labelParagraph)
    const isKnown = knownPost(url) !== null
    const { frame, height } = embed.shape.attrs.shape
    return [
      {
        type: 'embed',
        attrs: {
          ...{ url, title: !tidy.typing && title === url ? '' : title, text, author },
          mediaId: id.safeParse(given.mediaId).data ?? null,
          frame: isKnown ? '' : ownFrame(frame.safeParse(given.frame).data, url),
          height: isKnown ? null : (height.safeParse(given.height).data ?? null),
        },
      },
    ]
  },
  paragraphs: ({ attrs }) => [linkTo(attrs), ...labelParagraph(attrs.text), ...labelParagraph(attrs.author)],
})

function ownFrame(given: string | undefined, url: string): string {
  const frame = given ? (webUrl(given)?.href ?? '') : ''
  return frame === url ? '' : frame
}

export const embedNode = (attrs: Partial<Embed['attrs']> & { url: string }): Json => ({
  type: 'embed',
  attrs: attrsOf(attrs),
})
