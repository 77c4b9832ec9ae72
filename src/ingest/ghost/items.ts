/** What an export of Ghost contains, with its own names and values. Keys and passwords in it are not read. */
import type { Loss } from '../archive/loss.ts'

export interface GhostSite {
  title: string
  description: string
  language: string
  timeZone: string
  logo: string
  icon: string
  navigation: { label: string; url: string }[]
  secondaryNavigation: { label: string; url: string }[]
  /** The version of Ghost that wrote the file. */
  version: string
}

export interface GhostAuthor {
  id: string
  name: string
  slug: string
  email: string
  picture: string
  biography: string
  website: string
  /** The names of roles: "Owner", "Editor", "Contributor" … */
  roles: string[]
}

export interface GhostTag {
  id: string
  name: string
  slug: string
  description: string
  picture: string
  /** Names that begin with "#" are for editors only. */
  isInternal: boolean
}

export interface GhostPost {
  id: string
  type: 'post' | 'page'
  title: string
  slug: string
  /** 'published', 'draft', 'scheduled' or 'sent' (by mail only). */
  status: string
  /** 'public', 'members', 'paid', 'tiers' or a filter. */
  visibility: string
  featured: boolean
  /** ISO 8601, in UTC; null when the export has none. */
  publishedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  excerpt: string
  picture: { address: string; alt: string; caption: string } | null
  canonical: string
  /** For search engines and social networks; '' means the usual. */
  metaTitle: string
  metaDescription: string
  socialTitle: string
  socialDescription: string
  socialPicture: string
  /** Of a post that readers received by mail only. */
  isMailOnly: boolean
  /** The ids of authors and tags, in order. */
  authorIds: string[]
  tagIds: string[]
  /** The text in one of the two forms of the editor, and as Ghost rendered it. */
  lexical: string
  mobiledoc: string
  html: string
  losses: Loss[]
}

export interface GhostExport {
  site: GhostSite
  authors: GhostAuthor[]
  tags: GhostTag[]
  posts: GhostPost[]
}
