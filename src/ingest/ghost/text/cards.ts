/** Cards of Ghost's editors, the same in both forms of a text, as HTML that the reader of bodies knows. */
import { parseHtml } from '../../../body/parse-html.ts'
import type { HtmlElement, HtmlNode } from '../../../body/tree.ts'
import type { Loss } from '../../archive/loss.ts'
import { referenceAttribute } from '../../archive/media.ts'

export type Payload = Record<string, unknown>

export interface CardContext {
  report(loss: Loss): void
  /** The HTML that Ghost made of the next Markdown card; null when the export does not have it. */
  markdown(): string | null
}

type Rule = (card: Payload, context: CardContext) => HtmlNode[]

export const element = (
  name: string,
  attributes: Record<string, string>,
  ...children: HtmlNode[]
): HtmlElement => ({ name, attributes, children })

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const html = (value: unknown) => (text(value) ? parseHtml(text(value)) : [])
const reference = (address: unknown) => ({ 'data-uri': referenceAttribute({ address: text(address) }) })

const captioned = (shown: HtmlNode[], caption: unknown) =>
  element('figure', {}, ...shown, ...(text(caption) ? [element('figcaption', {}, ...html(caption))] : []))
const picture = ({ src, alt }: Payload) => element('img', { ...reference(src), alt: text(alt) })
const paragraph = (...nodes: HtmlNode[]) => (nodes.length > 0 ? [element('p', {}, ...nodes)] : [])
const link = (href: string, ...nodes: HtmlNode[]) => (href ? [element('a', { href }, ...nodes)] : nodes)

const image: Rule = (card, { report }) => {
  if (text(card.href)) report({ kind: 'link around a picture', detail: text(card.href) })
  return text(card.src) ? [captioned([picture(card)], card.caption)] : html(card.caption)
}

const gallery: Rule = ({ images, caption }) => {
  const pictures = (Array.isArray(images) ? images : []).filter((one: Payload) => text(one?.src))
  const title = text(caption) ? [element('figcaption', {}, ...html(caption))] : []
  return [element('figure', { class: 'gallery' }, ...pictures.map(picture), ...title)]
}

/** An embed by its address; without one, the code of the provider. */
const embed: Rule = ({ url, html: code, caption }) => {
  const shown = text(url) ? [element('oembed', { url: text(url) })] : html(code)
  return [...shown, ...paragraph(...html(caption))]
}

/** The card of another page: its title as a link, and what it says. */
const bookmark: Rule = ({ url, metadata, caption }) => {
  const page = (typeof metadata === 'object' && metadata !== null ? metadata : {}) as Payload
  const title = text(page.title) || text(url)
  const source = [text(page.publisher), text(page.author)].filter(Boolean).join(' · ')
  return [
    ...paragraph(element('b', {}, ...link(text(url), title))),
    ...[text(page.description), source].flatMap((line) => (line ? paragraph(line) : [])),
    ...paragraph(...html(caption)),
  ]
}

const callout: Rule = ({ calloutEmoji, calloutText }) => {
  const emoji = text(calloutEmoji) ? paragraph(text(calloutEmoji)) : []
  return [element('aside', {}, ...emoji, ...html(calloutText))]
}

const toggle: Rule = ({ heading, content }) => [
  element('details', {}, element('summary', {}, ...html(heading)), ...html(content)),
]

const button: Rule = ({ buttonText, buttonUrl }) => paragraph(...link(text(buttonUrl), text(buttonText)))

const code: Rule = ({ code: program, language, caption }) => [
  element('pre', {}, element('code', { class: language ? `language-${text(language)}` : '' }, text(program))),
  ...paragraph(...html(caption)),
]

const audio: Rule = ({ src, title }) => {
  const name = text(title) ? [element('figcaption', {}, text(title))] : []
  return [element('figure', {}, element('audio', reference(src)), ...name)]
}

const video: Rule = ({ src, caption }) => [captioned([element('video', reference(src))], caption)]

const file: Rule = ({ src, fileTitle, fileName, fileCaption }) => [
  element(
    'aside',
    { 'data-file': referenceAttribute({ address: text(src) }) },
    element('a', { href: text(src) }, text(fileTitle) || text(fileName)),
  ),
  ...paragraph(...html(fileCaption)),
]

const markdown: Rule = ({ markdown: typed }, { markdown: next, report }) => {
  const made = next()
  if (made !== null) return parseHtml(made)
  report({ kind: 'Markdown as it was typed', detail: text(typed) })
  return text(typed)
    .split(/\n\s*\n/)
    .flatMap((part) => paragraph(part))
}

const header: Rule = (card, context) => [
  ...(text(card.header) ? [element('h2', {}, ...html(card.header))] : []),
  ...paragraph(...html(card.subheader)),
  ...(card.buttonEnabled ? button(card, context) : []),
]

const product: Rule = (card, context) => [
  ...(text(card.productImageSrc) ? [element('figure', {}, picture({ src: card.productImageSrc }))] : []),
  ...(text(card.productTitle) ? [element('h3', {}, ...html(card.productTitle))] : []),
  ...html(card.productDescription),
  ...(card.productButtonEnabled
    ? button({ buttonText: card.productButton, buttonUrl: card.productUrl }, context)
    : []),
]

/** What readers of a site never saw, or what belongs to its subscriptions. */
const dropped =
  (kind: string, ...keys: string[]): Rule =>
  (card, { report }) => {
    report({ kind: `card ${kind}`, detail: keys.map((key) => text(card[key])).join(' ') })
    return []
  }

const rules: Record<string, Rule> = {
  ...{
    image,
    gallery,
    embed,
    bookmark,
    callout,
    toggle,
    button,
    audio,
    video,
    file,
    markdown,
    header,
    product,
  },
  'card-markdown': markdown,
  ...{ code, codeblock: code },
  html: ({ html: own }) => html(own),
  ...{ hr: () => [element('hr', {})], horizontalrule: () => [element('hr', {})] },
  ...{ paywall: () => [], email: dropped('email', 'html') },
  'email-cta': dropped('email-cta', 'html', 'buttonText', 'buttonUrl'),
  'call-to-action': (card, context) => [
    ...(text(card.imageUrl) ? [element('figure', {}, picture({ src: card.imageUrl }))] : []),
    ...html(card.textValue),
    ...(card.showButton ? button(card, context) : []),
  ],
  signup: dropped('signup', 'header', 'subheader', 'buttonText', 'disclaimer'),
}

/** The content of a card; null when no card has this name. */
export function cardContent(name: string, card: Payload, context: CardContext): HtmlNode[] | null {
  return Object.hasOwn(rules, name) ? rules[name]!(card, context) : null
}
