import { z } from 'zod'
import { defineBlock } from '../../body/block.ts'
import { id } from '../../body/inline.ts'
import { attributeHtml, textHtml } from '../../body/inline-html.ts'

/** A card that links to one of our own articles. */
export const articleCard = z.strictObject({
  type: z.literal('articleCard'),
  attrs: z.strictObject({ articleId: id }),
})
export type ArticleCard = z.infer<typeof articleCard>

export const articleCardBlock = defineBlock<ArticleCard>({
  type: 'articleCard',
  schema: articleCard,
  elements: ['aside'],
  readHtml(element, marks, { flow, article }) {
    const uri = element.attributes['data-article']
    if (uri === undefined) return null
    const articleId = article(uri)
    if (articleId === null) return flow(element.children, marks)
    return [{ type: 'articleCard', attrs: { articleId } }]
  },
  toHtml({ attrs }, links) {
    const article = links.article(attrs.articleId)
    if (!article) return ''
    return `<aside${attributeHtml('data-article', article.uri ?? article.href)}><a${attributeHtml('href', article.href)}>${textHtml(article.headline, links)}</a></aside>`
  },
  text: () => '',
  normalise({ attrs }) {
    const articleId = id.safeParse(attrs?.articleId).data
    return articleId === undefined ? [] : [{ type: 'articleCard', attrs: { articleId } }]
  },
})
