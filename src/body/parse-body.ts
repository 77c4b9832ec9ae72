/** Reads a body from HTML or plain text, for the API, wires and page imports. */

import type { Resolver } from './block.ts'
import type { BodyDocument } from './document.ts'
import { paragraphOf } from './inline.ts'
import { normaliseBody } from './normalise.ts'
import { parseHtml } from './parse-html.ts'
import { readTree } from './read-html.ts'
import { textOf } from './tree.ts'

/** Splits paragraphs at empty lines; a text without any has one paragraph per line. */
function readPlain(text: string): BodyDocument {
  const parts = /\n\s*\n/.test(text.trim()) ? text.split(/\n\s*\n/) : text.split('\n')
  return normaliseBody({ content: parts.map((part) => paragraphOf([{ type: 'text', text: part }])) })
}

/** Text without tags may still contain entities. */
const decoded = (text: string) => (text.includes('&') ? parseHtml(text).map(textOf).join('') : text)

/**
 * Reads a body from HTML, or from plain text (`contentType` text/plain, or no tag in it). `dropped` lists
 * important omissions: script, iframe, embed, form, unknown pictures …
 * @throws BodyError when it is too large or nested too deeply
 */
export function parseBody(
  html: string,
  resolve: Resolver,
  contentType?: string,
): { body: BodyDocument; dropped: string[] } {
  if (contentType === 'text/plain') return { body: readPlain(html), dropped: [] }
  if (!/<[a-z!/]/i.test(html)) return { body: readPlain(decoded(html)), dropped: [] }
  const { content, left } = readTree(parseHtml(html), resolve)
  return { body: { type: 'doc', content }, dropped: [...left.keys()] }
}
