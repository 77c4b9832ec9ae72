/** The definition of a body block: everything that the body needs to know about it, as one object. */
import type { z } from 'zod'
import type { MediaType } from '../values/media-type.ts'
import type { Inline, Mark, Paragraph } from './inline.ts'
import { paragraphOf } from './inline.ts'
import type { HtmlElement, HtmlNode } from './tree.ts'

/** An unvalidated node of a document, from an editor, an HTML reader or a client. */
export interface Json {
  type?: unknown
  attrs?: Record<string, unknown> | null
  content?: unknown
  marks?: unknown
  text?: unknown
}

/** How the normaliser treats a block's texts: in normal form, or unchanged while somebody types. */
export interface Tidy {
  /** Whether an empty frame stays, because somebody is about to write in it. */
  typing: boolean
  /** A single-line text, such as a caption. */
  label(value: unknown, longest: number): string
  /** All text below a node on one line; [] when it is blank. */
  line(node: Json): Inline[]
  /** All text below a node with its spaces and lines, for code. */
  verbatim(node: Json): string
  /** The non-empty paragraphs below a node. */
  paragraphs(node: Json): Paragraph[]
}

/** The context of an HTML reader. */
export interface ReadHtml {
  /** Reads nodes to blocks; `marks` are those of the surrounding elements. */
  flow(nodes: HtmlNode[], marks: Mark[]): Json[]
  /** Converts blocks to paragraphs, for places that allow nothing else. */
  paragraphs(blocks: Json[]): Paragraph[]
  /** Reports that something was omitted or lost its format. */
  report(what: string, times?: number): void
  /** The id of a media item, by its URI or else its address; null omits it. */
  media(uriOrSrc: string, described: { alt: string; type: MediaType }): number | null
  /** The id of one of our own articles, by its URI; null turns its card into a link. */
  article(uri: string): number | null
  /** The hosts, beside the known providers, whose pages may be embedded. */
  embedHosts: readonly string[]
}

/** Finds the media and articles that a text refers to. */
export type Resolver = Pick<ReadHtml, 'media'> & Partial<Pick<ReadHtml, 'article' | 'embedHosts'>>

/** Addresses of the media and articles of a body, for its HTML. */
export interface Links {
  /** Changes a text before output; unchanged by default. */
  say?(text: string): string
  /** The address of a media item; null omits its figure. `caption` is used when the body has none of its own. */
  media(id: number): { uri?: string; type: MediaType; src: string; alt: string; caption?: string } | null
  /** The address of one of our articles; null omits its card. */
  article(id: number): { uri?: string; href: string; headline: string } | null
}

/** Block types `x_…` belong to a newsroom's own modules; all others belong to the product. */
export interface BodyBlock<B extends { type: string } = { type: `x_${string}` }> {
  type: B['type']
  /** For a module's block: its name in the newsroom, by language. */
  label?: Partial<Record<string, string>>
  /**
   * An attribute `mediaId` or `articleId` at any depth is a reference: the item is protected from deletion
   * and exported.
   */
  schema: z.ZodType<B>
  /** The names of the HTML elements that it reads. */
  elements: string[]
  /** Converts an element to blocks; null treats the element as unknown. */
  readHtml(element: HtmlElement, marks: Mark[], context: ReadHtml): Json[] | null
  toHtml(block: B, links: Links): string
  /** Its plain text; cells are separated by tabs. */
  text(block: B): string
  /** Converts any node of its type to valid blocks. Never throws and loses no text. */
  normalise(node: Json, tidy: Tidy): ({ type: string } & Json)[]
  /** Its text where only paragraphs are allowed; by default the paragraphs below it. */
  paragraphs?(block: B): Paragraph[]
}

export const defineBlock = <B extends { type: string }>(block: BodyBlock<B>): BodyBlock<B> => block

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

/** The child nodes of any value. */
export function children(node: unknown): Json[] {
  const { content } = object(node)
  return Array.isArray(content) ? content.map(object) : []
}

/** A frame with its content. An empty frame becomes a paragraph of its label, unless somebody is typing in it. */
export function inFrame<C, B>(
  { typing }: Tidy,
  label: string,
  content: C[],
  frame: (content: (C | Paragraph)[]) => B,
): (B | Paragraph)[] {
  if (content.length > 0) return [frame(content)]
  if (label === '') return []
  return [typing ? frame([paragraphOf()]) : paragraphOf([{ type: 'text', text: label }])]
}

/** Blocks that show media and contain no text: where only text is allowed, they follow it. */
export const shown = (blocks: Json[]) => blocks.filter((block) => block.content === undefined)
