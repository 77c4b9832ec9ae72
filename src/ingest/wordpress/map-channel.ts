/** Authors, terms and the site itself, from the head of an export. */
import { allOf, type Element, textOf } from './elements.ts'
import type { WxrAuthor, WxrMeta, WxrSite, WxrTerm } from './items.ts'
import { numberOf, plainWords, slugOf } from './values.ts'

export const metaIn = (element: Element, name: string): WxrMeta[] =>
  allOf(element, name).map((one) => ({
    key: textOf(one, 'wp:meta_key').trim(),
    value: textOf(one, 'wp:meta_value'),
  }))

const idOf = (element: Element, name: string) => numberOf(textOf(element, name)) || null

export const authorOf = (element: Element): WxrAuthor => ({
  kind: 'author',
  id: idOf(element, 'wp:author_id'),
  login: textOf(element, 'wp:author_login').trim(),
  email: textOf(element, 'wp:author_email').trim(),
  name: plainWords(textOf(element, 'wp:author_display_name')),
  firstName: plainWords(textOf(element, 'wp:author_first_name')),
  lastName: plainWords(textOf(element, 'wp:author_last_name')),
})

const forms = {
  'wp:category': {
    kind: 'category',
    slug: 'wp:category_nicename',
    name: 'wp:cat_name',
    description: 'wp:category_description',
    parent: 'wp:category_parent',
    taxonomy: 'category',
  },
  'wp:tag': {
    kind: 'tag',
    slug: 'wp:tag_slug',
    name: 'wp:tag_name',
    description: 'wp:tag_description',
    parent: '',
    taxonomy: 'post_tag',
  },
  'wp:term': {
    kind: 'term',
    slug: 'wp:term_slug',
    name: 'wp:term_name',
    description: 'wp:term_description',
    parent: 'wp:term_parent',
    taxonomy: '',
  },
} as const

export const isTerm = (name: string): name is keyof typeof forms => name in forms

/** A category, tag or term. The oldest exports name some without a slug; then the name stands for it. */
export function termOf(element: Element): WxrTerm {
  const form = forms[element.name as keyof typeof forms]
  const name = plainWords(textOf(element, form.name))
  return {
    kind: form.kind,
    id: idOf(element, 'wp:term_id'),
    taxonomy: form.taxonomy || textOf(element, 'wp:term_taxonomy').trim(),
    slug: slugOf(textOf(element, form.slug)) || name,
    name,
    description: textOf(element, form.description).trim(),
    parent: form.parent ? slugOf(textOf(element, form.parent)) : '',
    meta: metaIn(element, 'wp:termmeta'),
  }
}

/** The site, from the single values before the first item. */
export const siteOf = (values: Map<string, string>): WxrSite => {
  const value = (name: string) => (values.get(name) ?? '').trim()
  return {
    kind: 'site',
    title: plainWords(value('title')),
    description: plainWords(value('description')),
    link: value('link'),
    language: value('language'),
    baseSiteUrl: value('wp:base_site_url') || value('link'),
    baseBlogUrl: value('wp:base_blog_url') || value('wp:base_site_url') || value('link'),
    version: value('wp:wxr_version'),
  }
}
