/** The articles of the page's own section, with a link to older ones. */
import { z } from 'zod'
import { blockType } from '../type.ts'

export const sectionArticles = blockType({
  type: 'section-articles',
  label: { ar: 'مواد القسم', en: "The section's articles" },
  scopes: ['section'],
  options: z.object({}),
})
