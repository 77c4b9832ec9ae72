/** What becomes of a type of posts: an article, a page, or nothing because it only serves the program itself. */
import { moduleKinds } from '../../../content/articles/kinds.ts'
import { type ArticleKind, articleKinds } from '../../../language/article-kinds.ts'
import type { Mapping } from '../../archive/mapping.ts'

export type Role = 'article' | 'page' | 'system' | 'nothing'

/** Types of WordPress, and of builders, forms and shops, that no reader opens as a page. */
const systemTypes = new RegExp(
  `^(?:${[
    'wp_(block|template|template_part|global_styles|navigation|font_family|font_face|log)|nav_menu_item|revision',
    'customize_changeset|custom_css|oembed_cache|user_request|guest-author|acf-\\w[\\w-]*|wpcf7_contact_form|feedback',
    'elementor_\\w+|e-\\w[\\w-]*|et_\\w+|fl-builder-template|fl-theme-layout|vc_\\w+|vcv_\\w+|brizy\\w*|ct_template',
    'oceanwp_library|astra-advanced-hook|jp_\\w+|mc4wp-form|wpforms|wpforms-template|nf_sub|flamingo_\\w+|frm_\\w+',
    'shop_\\w+|product_variation|wc_\\w+|scheduled-action|amp_validated_url|sp_\\w+_template|tablepress_table',
    'ml-slider|soliloquy|envira|popup|popupbuilder|is_search_form|wp-types-\\w+|wp-rest-api-log|spucpt|sidebar|rank_math_\\w+',
  ].join('|')})$`,
)

export const isSystemType = (type: string): boolean => systemTypes.test(type)

/** What becomes of a type: as the mapping says, or by the rule. */
export function roleOf(type: string, { types }: Mapping): Role {
  const wanted = types[type]
  if (wanted === 'nothing') return 'nothing'
  if (wanted !== undefined) return wanted === 'page' ? 'page' : 'article'
  return isSystemType(type) ? 'system' : type === 'page' ? 'page' : 'article'
}

/** The kind of articles that a type becomes: as the mapping says, or of its name where there is one, else news. */
export function kindOf(type: string, { types }: Mapping): { kind: ArticleKind; moduleKind: string | null } {
  const wanted = types[type]
  const own = moduleKinds().find(
    ({ name }) => name === wanted || (wanted === undefined && name.endsWith(`.${type}`)),
  )
  if (own) return { kind: own.base, moduleKind: own.name }
  const kind = articleKinds.find((one) => one === (wanted ?? type))
  return { kind: kind ?? 'news', moduleKind: null }
}
