import { languageOf } from '../../language/languages.ts'
import { slugify } from '../../language/slug.ts'
import type { ArticleContent } from './content.ts'

/** The readable part of an article's address: as it was chosen, else made of the headline. Never empty. */
export const articleSlug = ({
  slug,
  headline,
  language,
}: Pick<ArticleContent, 'slug' | 'headline' | 'language'>): string =>
  slugify(slug || headline, languageOf(language)) || 'article'
