/** What editors wrote for search engines with Yoast, Rank Math or All in One SEO. */
import type { Loss } from '../archive/loss.ts'
import { metaOf, type WxrMeta } from './items.ts'
import { isPhpList, readPhpValue } from './php-values.ts'
import { numberOf, plainWords } from './values.ts'

export interface SeoValues {
  title: string
  description: string
  canonical: string
  noindex: boolean
  /** The id of the category that the address and the breadcrumbs show. */
  primaryCategoryId: number | null
  /** For social networks; '' means the same as above. */
  socialTitle: string
  socialDescription: string
  socialImage: string
}

type Keys = Record<keyof SeoValues, string[]>

/** The names of the fields, of the plugin that is most often the newest first. */
const keys: Keys = {
  title: ['_yoast_wpseo_title', 'rank_math_title', '_aioseo_title', '_aioseop_title'],
  description: [
    '_yoast_wpseo_metadesc',
    'rank_math_description',
    '_aioseo_description',
    '_aioseop_description',
  ],
  canonical: [
    '_yoast_wpseo_canonical',
    'rank_math_canonical_url',
    '_aioseo_canonical_url',
    '_aioseop_custom_link',
  ],
  noindex: [
    '_yoast_wpseo_meta-robots-noindex',
    'rank_math_robots',
    '_aioseo_robots_noindex',
    '_aioseop_noindex',
  ],
  primaryCategoryId: ['_yoast_wpseo_primary_category', 'rank_math_primary_category', '_aioseo_primary_term'],
  socialTitle: ['_yoast_wpseo_opengraph-title', 'rank_math_facebook_title', '_aioseo_og_title'],
  socialDescription: [
    '_yoast_wpseo_opengraph-description',
    'rank_math_facebook_description',
    '_aioseo_og_description',
  ],
  socialImage: ['_yoast_wpseo_opengraph-image', 'rank_math_facebook_image', '_aioseo_og_image_custom_url'],
}

/** "%%title%% %%sep%% %%sitename%%", "%title%", "#post_title": the plugins fill these in for each page. */
const variable = /%%[\w-]+%%|%[a-z_]+(?:\([^)]*\))?%|#[a-z]+_[a-z_]+/g

/** Rank Math keeps a list of words, Yoast 1 or 2, All in One "on" or 1. */
function isNoindex(value: string): boolean {
  const list = readPhpValue(value)
  return isPhpList(list) ? Object.values(list).includes('noindex') : /^(1|on|noindex)$/i.test(value.trim())
}

/** The values of the first plugin that has each of them. */
export function seoOf(
  post: { title: string; excerpt: string; meta: WxrMeta[] },
  report: (loss: Loss) => void,
): SeoValues {
  const first = (name: keyof SeoValues) =>
    keys[name].map((key) => metaOf(post.meta, key).trim()).find(Boolean) ?? ''
  /** A text with its variables filled in: title and excerpt are known, the site's name is not repeated. */
  const text = (name: keyof SeoValues) => {
    const written = plainWords(first(name))
    const filled = written.replace(variable, (found) => {
      if (/excerpt/.test(found)) return plainWords(post.excerpt)
      if (/title/.test(found) && !/site/.test(found)) return plainWords(post.title)
      if (!/sep|site|page/.test(found))
        report({ kind: 'variable in a text for search engines', detail: found })
      return ''
    })
    const clean = filled.replace(/\s+/g, ' ').trim()
    // The title alone says nothing new.
    return clean === plainWords(post.title) && written !== clean ? '' : clean
  }
  return {
    title: text('title'),
    description: text('description'),
    canonical: first('canonical'),
    noindex: isNoindex(first('noindex')),
    primaryCategoryId: numberOf(first('primaryCategoryId')) || null,
    socialTitle: text('socialTitle'),
    socialDescription: text('socialDescription'),
    socialImage: first('socialImage'),
  }
}
