/** The comments of a post as they are imported. */

import { BodyError, parseHtml } from '../../body/parse-html.ts'
import { type HtmlNode, isElement } from '../../body/tree.ts'
import { type ImportedComment, longestImported } from '../../content/comments/import.ts'
import { lengthOf } from '../../language/comment-text.ts'
import { siteKey } from '../archive/identity.ts'
import type { Loss } from '../archive/loss.ts'
import type { WxrComment, WxrPost } from './items.ts'
import { commentTree, type Tree } from './trees.ts'
import { plainWords } from './values.ts'

export interface MappedComments {
  /** Each stands after the one that it answers. */
  comments: ImportedComment[]
  /** How much does not come in, by kind: pingbacks, trackbacks, spam, trash, addresses of commenters’ sites. */
  counts: Map<string, number>
  losses: Loss[]
}

export interface CommentContext {
  /** The address of the old site. */
  site: string
  language: string
  hashEmail(email: string): string | null
}

const dropped = new Set(['script', 'style', 'template', 'iframe'])
const divided = /^(p|div|blockquote|ul|ol|pre|h[1-6]|table)$/
const lines = /^(li|tr)$/

function wordsOf(node: HtmlNode): string {
  if (!isElement(node)) return node
  const { name, attributes, children } = node
  if (dropped.has(name)) return ''
  if (name === 'br') return '\n'
  if (name === 'img') return attributes.alt ?? ''
  const inner = children.map(wordsOf).join('')
  if (divided.test(name)) return `\n\n${inner}\n\n`
  if (lines.test(name)) return `\n${inner}\n`
  const { href } = attributes
  if (name !== 'a' || !href || !/^https?:/i.test(href) || inner.includes(href)) return inner
  // A text that is the address itself, perhaps shortened.
  const isAddress = /^(https?:\/\/|www\.)\S*$/i.test(inner.trim())
  return isAddress ? href : `${inner} (${href})`
}

/** The text of a comment in paragraphs; addresses behind words stand after them. */
export function commentWords(html: string): string {
  if (!/[<&]/.test(html)) return html
  try {
    return parseHtml(html.replace(/\r\n?/g, '\n')).map(wordsOf).join('')
  } catch (error) {
    if (!(error instanceof BodyError)) throw error
    return plainWords(html)
  }
}

const nameless = { ar: 'مجهول', en: 'Anonymous', fr: 'Anonyme', fa: 'ناشناس', ur: 'گمنام' }

/** Types of texts that readers wrote; plugins keep their own notes as comments of other types. */
const written = ['', 'comment', 'review']

/** Why a comment does not come in; null for one that does. */
function leftOut({ type, state }: WxrComment): string | null {
  if (type === 'pingback' || type === 'trackback') return type
  if (state === 'spam' || state === 'trash') return state
  return written.includes(type) ? null : `comment of the type ${type}`
}

/**
 * Maps the comments of a post. Approved ones are public, those that wait go on waiting for a moderator; spam and trash are
 * left out and counted, and so are pingbacks and trackbacks.
 */
export function commentsOfPost(post: WxrPost, { site, language, hashEmail }: CommentContext): MappedComments {
  const counts = new Map<string, number>()
  const losses: Loss[] = []
  const tell = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const kept = post.comments.filter((one) => {
    const kind = leftOut(one)
    if (kind !== null) tell(kind)
    return kind === null
  })
  const key = (id: number) => `wordpress:${siteKey(site)}:${id}`
  const comments: ImportedComment[] = []

  function add(one: WxrComment, parent: WxrComment | null): void {
    const place = `comment ${one.id}`
    const limited = (text: string, most: number, what: string) => {
      if (text.length <= most) return text
      losses.push({
        kind: `${what} of a comment that was cut`,
        detail: `${place}: ${lengthOf(text)} characters`,
      })
      return text.slice(0, most).toWellFormed()
    }
    const text = limited(commentWords(one.content), longestImported.text, 'text').trim()
    if (!text) {
      losses.push({ kind: 'comment without words', detail: `${place}: ${one.content.slice(0, 200)}` })
      return
    }
    const at = one.date.utc ?? post.date.utc
    if (one.date.utc === null) losses.push({ kind: 'comment without a date', detail: place })
    const name = limited(plainWords(one.author), longestImported.name, 'name')
    if (/^https?:\/\/./.test(one.url)) tell('address of a commenter’s site')
    comments.push({
      key: key(one.id),
      parentKey: parent && key(parent.id),
      name: name || (nameless[language.slice(0, 2) as keyof typeof nameless] ?? nameless.en),
      text,
      state: one.state === 'approved' ? 'published' : 'held',
      at: at === null ? null : new Date(at),
      emailHash: hashEmail(one.email.trim()),
    })
    if (parent && parent.state !== 'approved')
      losses.push({ kind: 'answer to a comment that is not public', detail: `${place}: it begins a thread` })
  }

  // Threads may be deeper than the stack.
  const waiting: { node: Tree<WxrComment>; parent: WxrComment | null }[] = commentTree(kept, (loss) =>
    losses.push(loss),
  )
    .map((node) => ({ node, parent: null }))
    .reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent } = next
    add(node.item, parent)
    waiting.push(...node.children.map((child) => ({ node: child, parent: node.item })).reverse())
  }
  return { comments, counts, losses }
}
