/** What a WordPress export (WXR) contains, with its own names and values. Nothing here knows our database. */

import type { Loss } from '../archive/loss.ts'

/** A moment as WordPress stores it: in the site's zone ("2016-02-18 09:00:00"), and in UTC (ISO 8601). */
export interface WxrDate {
  local: string | null
  /** Null when the export has zeros, as for drafts. */
  utc: string | null
}

export interface WxrSite {
  kind: 'site'
  title: string
  description: string
  link: string
  language: string
  /** The address of the installation and of the blog; they differ in a network of sites. */
  baseSiteUrl: string
  baseBlogUrl: string
  version: string
}

export interface WxrAuthor {
  kind: 'author'
  id: number | null
  login: string
  email: string
  name: string
  firstName: string
  lastName: string
}

/** A category, a tag, or a term of another taxonomy such as `nav_menu`. */
export interface WxrTerm {
  kind: 'category' | 'tag' | 'term'
  id: number | null
  taxonomy: string
  /** Decoded: readable letters instead of percent signs. */
  slug: string
  name: string
  description: string
  /** The slug of the term above it, or ''. */
  parent: string
  meta: WxrMeta[]
}

export interface WxrMeta {
  key: string
  value: string
}

/** A term that a post names. */
export interface WxrTermOfPost {
  taxonomy: string
  slug: string
  name: string
}

export type CommentState = 'approved' | 'pending' | 'spam' | 'trash'

/** The IP address of the writer is not read. */
export interface WxrComment {
  id: number
  parent: number
  author: string
  email: string
  url: string
  date: WxrDate
  content: string
  state: CommentState
  /** 'comment', 'pingback', 'trackback', or what a plugin calls its own. */
  type: string
  userId: number
  meta: WxrMeta[]
}

export interface WxrPost {
  kind: 'post'
  id: number
  /** 'post', 'page', 'wp_block' or a type of a theme or plugin. */
  type: string
  /** HTML, as WordPress keeps it. */
  title: string
  link: string
  guid: string
  /** The login of the author. */
  creator: string
  excerpt: string
  content: string
  date: WxrDate
  modified: WxrDate
  /** 'publish', 'draft', 'pending', 'private', 'future', 'trash', 'inherit' or another. */
  status: string
  password: string
  sticky: boolean
  parent: number
  menuOrder: number
  slug: string
  commentsOpen: boolean
  pingsOpen: boolean
  terms: WxrTermOfPost[]
  meta: WxrMeta[]
  comments: WxrComment[]
  losses: Loss[]
}

export interface WxrAttachment extends Omit<WxrPost, 'kind'> {
  kind: 'attachment'
  url: string
}

export interface WxrMenuItem {
  kind: 'menuItem'
  id: number
  /** The slug and name of the menu. */
  menu: { slug: string; name: string }
  /** '' means the title of what it leads to. */
  title: string
  order: number
  /** The id of the menu item above it, or 0. */
  parent: number
  /** 'taxonomy', 'post_type', 'post_type_archive' or 'custom'. */
  type: string
  /** The taxonomy or post type, and the id in it. */
  object: string
  objectId: number
  url: string
  losses: Loss[]
}

/** A fault of a whole file; what came before it has come in. */
export interface WxrProblem {
  kind: 'problem'
  problem: string
  detail: string
}

export type WxrItem = (WxrSite | WxrAuthor | WxrTerm | WxrPost | WxrAttachment | WxrMenuItem | WxrProblem) & {
  file: string
}

/** The first value of a custom field, or ''. */
export const metaOf = (meta: WxrMeta[], key: string): string =>
  meta.find((one) => one.key === key)?.value ?? ''
