/** Custom fields of WordPress and of widespread plugins, as values with a meaning. */
import type { Loss } from '../archive/loss.ts'
import { metaOf, type WxrMeta, type WxrTermOfPost } from './items.ts'
import { isPhpList, type PhpValue, readPhpValue } from './php-values.ts'
import { type SeoValues, seoOf } from './seo.ts'
import { numberOf, plainWords, slugOf } from './values.ts'

/** What WordPress knows of a file. */
export interface FileMetadata {
  /** The path below `wp-content/uploads`. */
  file: string
  /** The name of the file as it was uploaded, when the shown one is a smaller copy. */
  original: string | null
  width: number | null
  height: number | null
  /** The names of the copies in other sizes, beside the file. */
  sizes: string[]
  alt: string
  /** From the file itself: IPTC and EXIF, as WordPress read them. */
  credit: string
  copyright: string
  caption: string
  keywords: string[]
}

/** A profile of the plugins for several authors, which keep it as a post of their own. */
export interface GuestAuthor {
  name: string
  login: string
  email: string
  website: string
  biography: string
}

export interface PostMetadata {
  featuredImageId: number | null
  seo: SeoValues
  /** Slugs under which the post was found before. */
  oldSlugs: string[]
  /** The authors in order, by their login; [] means the author of the post alone. */
  coAuthors: { login: string; slug: string }[]
  file: FileMetadata | null
  guestAuthor: GuestAuthor | null
  /** The page template, when it is not the theme's usual one. */
  template: string
  /** All other fields, in the order of the export. */
  fields: WxrMeta[]
  losses: Loss[]
}

/** Notes of WordPress and its plugins to themselves. */
const ignored = new RegExp(
  `^(?:${[
    '_edit_(last|lock)|_pingme|_encloseme|_wp_page_template|_thumbnail_id|_wp_old_(slug|date)|_wp_attach\\w*',
    '_wp_trash_meta_\\w+|_wp_desired_post_slug|_oembed_\\w+|_menu_item_\\w+|_wp_suggested_privacy\\w*|_wp_ignored_hooked_blocks',
    'footnotes|_customize_\\w+|_starter_content_theme|_wpas_\\w+|_jetpack_\\w+|_publicize_\\w+|_elementor_(css|version|edit_mode|page_assets|controls_usage)',
    '_yoast_\\w[\\w-]*|_yst_\\w+|rank_math_\\w+|_?aioseop?_\\w+|cap-\\w+|_dp_original|_wp_old_guid',
  ].join('|')})$`,
)
/** Advanced Custom Fields names the definition of each field in a second one. */
const reference = /^field_\w+$/

const asText = (value: PhpValue | undefined) => (typeof value === 'string' ? value.trim() : '')
const asSize = (value: PhpValue | undefined) => (Number(value) > 0 ? Number(value) : null)

function fileOf(meta: WxrMeta[], losses: Loss[]): FileMetadata | null {
  const file = metaOf(meta, '_wp_attached_file').trim()
  const written = metaOf(meta, '_wp_attachment_metadata')
  const read = readPhpValue(written)
  if (written && !isPhpList(read))
    losses.push({ kind: 'metadata of a file that cannot be read', detail: file })
  if (!file && !isPhpList(read)) return null
  const values = isPhpList(read) ? read : {}
  const picture = isPhpList(values.image_meta) ? values.image_meta : {}
  const sizes = isPhpList(values.sizes) ? Object.values(values.sizes) : []
  const keywords = isPhpList(picture.keywords) ? Object.values(picture.keywords) : []
  return {
    file: file || asText(values.file),
    original: asText(values.original_image) || null,
    width: asSize(values.width),
    height: asSize(values.height),
    sizes: sizes.flatMap((size) => (isPhpList(size) && asText(size.file)) || []),
    alt: plainWords(metaOf(meta, '_wp_attachment_image_alt')),
    credit: asText(picture.credit),
    copyright: asText(picture.copyright),
    caption: asText(picture.caption),
    keywords: keywords.map(asText).filter(Boolean),
  }
}

function guestAuthorOf(post: { type: string; title: string; content: string }, meta: WxrMeta[]): GuestAuthor {
  const value = (name: string) => metaOf(meta, `cap-${name}`).trim()
  return {
    name: value('display_name') || plainWords(post.title),
    login: slugOf(value('user_login')),
    email: value('user_email'),
    website: value('website'),
    biography: value('description') || post.content.trim(),
  }
}

/** Co-Authors Plus and its successors keep the authors as terms, with a prefix before the login. */
const coAuthorsOf = (terms: WxrTermOfPost[]) =>
  terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ slug, name }) => ({ login: name || slug.replace(/^cap-/, ''), slug: slug.replace(/^cap-/, '') }))

/**
 * Reads the custom fields of a post or an attachment. Fields that only serve WordPress itself are left out, and so are
 * those that name the definition of another field; all others stand in `fields`.
 */
export function metadataOfPost(post: {
  type: string
  title: string
  content: string
  excerpt: string
  meta: WxrMeta[]
  terms: WxrTermOfPost[]
}): PostMetadata {
  const { meta } = post
  const losses: Loss[] = []
  const template = metaOf(meta, '_wp_page_template').trim()
  return {
    featuredImageId: numberOf(metaOf(meta, '_thumbnail_id')) || null,
    seo: seoOf(post, (loss) => losses.push(loss)),
    oldSlugs: meta
      .filter(({ key, value }) => key === '_wp_old_slug' && value)
      .map(({ value }) => slugOf(value)),
    coAuthors: coAuthorsOf(post.terms),
    file: fileOf(meta, losses),
    guestAuthor: post.type === 'guest-author' ? guestAuthorOf(post, meta) : null,
    template: template === 'default' ? '' : template,
    fields: meta.filter(
      ({ key, value }) => key !== '' && !ignored.test(key) && !(key.startsWith('_') && reference.test(value)),
    ),
    losses,
  }
}
