import IconArticle from '@tabler/icons-react/icons/IconArticle'
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { type Action, insertPicked } from '../../newsroom/editor/action.ts'
import { element, fieldBlock, removeButton } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'

const idOf = (card: HTMLElement) => Number(card.getAttribute('data-article-id'))

/** A card that links to one of our own articles. */
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
      const behaviour = fieldBlock(node.type.name, null, () => {})
      const { articleId } = node.attrs
      return {
        dom,
        ...behaviour,
        update: (next) => next.attrs.articleId === articleId && behaviour.update(next),
      }
    },
})

const insertArticle = (editor: Editor) =>
  insertPicked(editor, surroundingsOf(editor).host.pickArticle, ({ articleId }) => ({
    type: 'articleCard',
    attrs: { articleId },
  }))

export const articleCardActions = {
  article: { keys: 'Mod-Alt-a', icon: IconArticle, run: insertArticle },
} satisfies Record<string, Action>
