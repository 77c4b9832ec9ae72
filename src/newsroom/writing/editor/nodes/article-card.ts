import { Node } from '@tiptap/core'
import { element, removeButton } from './field.ts'
import { surroundingsOf } from './host.ts'
import { fieldBlock } from './quotation.ts'

const idOf = (card: HTMLElement) => Number(card.getAttribute('data-article-id'))

/** One of our own articles, shown to readers as a card. */
export const ArticleCard = Node.create({
  name: 'articleCard',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    articleId: {
      default: 0,
      parseHTML: idOf,
      renderHTML: ({ articleId }) => ({ 'data-article-id': articleId }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'aside[data-article-id]',
      getAttrs: (card) => Number.isSafeInteger(idOf(card)) && idOf(card) > 0 && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const { host, words } = surroundingsOf(editor)
      const headline = element('strong', 'body-card-headline', '…')
      const address = element('small', 'body-card-address')
      headline.dir = 'auto'
      address.dir = 'ltr'
      host.articleOf(node.attrs.articleId).then(
        (article) => {
          headline.textContent = article.headline
          address.textContent = article.address
        },
        () => {
          headline.textContent = words.articleFailed
        },
      )
      const remove = removeButton(editor, getPos, words.removeArticle)
      const kind = element('span', 'body-card-kind', words.article)
      const dom = element('aside', 'body-card', kind, headline, address, remove)
      dom.contentEditable = 'false'
      const manners = fieldBlock(node.type.name, null, () => {})
      const { articleId } = node.attrs
      return { dom, ...manners, update: (next) => next.attrs.articleId === articleId && manners.update(next) }
    },
})
