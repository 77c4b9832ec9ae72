/** Items of an export: posts of every type, attachments, menu items, and the comments below them. */
import type { Loss } from '../archive/loss.ts'
import { allOf, type Element, textOf } from './elements.ts'
import {
  type CommentState,
  metaOf,
  type WxrAttachment,
  type WxrComment,
  type WxrMenuItem,
  type WxrPost,
  type WxrTermOfPost,
} from './items.ts'
import { metaIn } from './map-channel.ts'
import { allowedText, dateOf, numberOf, plainWords, slugOf } from './values.ts'

const states: Record<string, CommentState> = { '1': 'approved', spam: 'spam', trash: 'trash' }

function commentOf(element: Element): WxrComment {
  const text = (name: string) => textOf(element, `wp:${name}`)
  return {
    id: numberOf(text('comment_id')),
    parent: numberOf(text('comment_parent')),
    author: plainWords(text('comment_author')),
    email: text('comment_author_email').trim(),
    url: text('comment_author_url').trim(),
    date: dateOf(text('comment_date'), text('comment_date_gmt')),
    content: text('comment_content'),
    // What is not clearly approved waits for a decision.
    state: states[text('comment_approved').trim()] ?? 'pending',
    type: text('comment_type').trim() || 'comment',
    userId: numberOf(text('comment_user_id')),
    meta: metaIn(element, 'wp:commentmeta'),
  }
}

/** Exports before 1.1 name each term twice, once without its slug, and call tags "tag". */
function termsOf(element: Element): WxrTermOfPost[] {
  const terms = new Map<string, WxrTermOfPost>()
  const all = allOf(element, 'category').map(({ attributes, text }) => ({
    taxonomy: attributes.domain === 'tag' ? 'post_tag' : (attributes.domain ?? 'category'),
    slug: slugOf(attributes.nicename ?? ''),
    name: plainWords(text),
    isBare: attributes.domain === undefined || attributes.nicename === undefined,
  }))
  for (const { isBare, ...term } of all) {
    const isNamed = all.some((other) => !other.isBare && other.name === term.name)
    if ((isBare && isNamed) || (term.name === '' && term.slug === '')) continue
    const slug = term.slug || term.name
    terms.set(`${term.taxonomy} ${slug}`, { ...term, slug })
  }
  return [...terms.values()]
}

/** Copies a text: a part of a longer one would keep the whole piece of the file in memory. */
const copied = (text: string) => (text.length < 13 ? text : Buffer.from(text).toString())

/** Cleans the texts of an item, and reports those that had characters which XML forbids. */
function cleaned(element: Element, losses: Loss[]): Element {
  const { text, had } = allowedText(element.text)
  if (had) losses.push({ kind: 'characters that XML forbids', detail: element.name })
  const attributes = Object.entries(element.attributes).map(([name, value]) => [name, copied(value)])
  return {
    ...{ name: element.name, text: copied(text), attributes: Object.fromEntries(attributes) },
    children: element.children.map((child) => cleaned(child, losses)),
  }
}

function postOf(item: Element, losses: Loss[]): WxrPost {
  const wp = (name: string) => textOf(item, `wp:${name}`)
  const type = wp('post_type').trim() || 'post'
  const status = wp('status').trim() || 'publish'
  const date = dateOf(wp('post_date'), wp('post_date_gmt'), textOf(item, 'pubDate'))
  const isDraft = /^(draft|auto-draft|pending)$/.test(status)
  if (date.utc === null && !isDraft)
    losses.push({ kind: 'dates without a time zone', detail: date.local ?? 'no date' })
  return {
    kind: 'post',
    id: numberOf(wp('post_id')),
    type,
    title: textOf(item, 'title').trim(),
    link: textOf(item, 'link').trim(),
    guid: textOf(item, 'guid').trim(),
    creator: (textOf(item, 'dc:creator') || textOf(item, 'author')).trim(),
    excerpt: textOf(item, 'excerpt:encoded'),
    content: textOf(item, 'content:encoded'),
    date,
    modified: dateOf(wp('post_modified'), wp('post_modified_gmt')),
    status,
    password: wp('post_password'),
    sticky: wp('is_sticky').trim() === '1',
    parent: numberOf(wp('post_parent')),
    menuOrder: numberOf(wp('menu_order')),
    slug: slugOf(wp('post_name')),
    commentsOpen: wp('comment_status').trim() === 'open',
    pingsOpen: wp('ping_status').trim() === 'open',
    terms: termsOf(item),
    meta: metaIn(item, 'wp:postmeta'),
    comments: allOf(item, 'wp:comment').map(commentOf),
    losses,
  }
}

function menuItemOf(post: WxrPost): WxrMenuItem {
  const meta = (name: string) => metaOf(post.meta, `_menu_item_${name}`).trim()
  const menu = post.terms.find(({ taxonomy }) => taxonomy === 'nav_menu')
  return {
    kind: 'menuItem',
    id: post.id,
    menu: { slug: menu?.slug ?? '', name: menu?.name ?? '' },
    title: plainWords(post.title),
    order: post.menuOrder,
    parent: numberOf(meta('menu_item_parent')),
    type: meta('type'),
    object: meta('object'),
    objectId: numberOf(meta('object_id')),
    url: meta('url'),
    losses: post.losses,
  }
}

/** An `<item>`: its type decides what it is. */
export function itemOf(element: Element): WxrPost | WxrAttachment | WxrMenuItem {
  const losses: Loss[] = []
  const item = cleaned(element, losses)
  const post = postOf(item, losses)
  if (post.type === 'nav_menu_item') return menuItemOf(post)
  if (post.type !== 'attachment') return post
  const url = textOf(item, 'wp:attachment_url').trim() || post.guid
  return { ...post, kind: 'attachment', url }
}
