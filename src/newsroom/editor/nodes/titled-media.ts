/** A block that names one media item with a title of its own: audio, or a document. */
import { Node } from '@tiptap/core'
import type { EditorMessages } from '../messages.ts'
import { around, createField, element, fieldBlock, removeButton } from './field.ts'
import { surroundingsOf } from './host.ts'

interface Options {
  name: 'audio' | 'file'
  words(words: EditorMessages): { kind: string; title: string; remove: string; failed: string }
}

const idOf = (box: HTMLElement) => Number(box.getAttribute('data-media-id'))
const maxTitle = 300

export const titledMedia = ({ name, words: wordsOf }: Options) =>
  Node.create({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: {
        default: 0,
        parseHTML: idOf,
        renderHTML: ({ mediaId }) => ({ 'data-media-id': mediaId }),
      },
      title: {
        default: '',
        parseHTML: (box) => (box.getAttribute('data-title') ?? '').slice(0, maxTitle),
        renderHTML: ({ title }) => ({ 'data-title': title }),
      },
    }),
    parseHTML: () => [
      {
        tag: `aside[data-${name}]`,
        getAttrs: (box) => Number.isSafeInteger(idOf(box)) && idOf(box) > 0 && null,
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, [`data-${name}`]: '' }],
    addNodeView:
      () =>
      ({ node, editor, getPos }) => {
        const { host, words } = surroundingsOf(editor)
        const { kind, title, remove, failed } = wordsOf(words)
        const { mediaId } = node.attrs
        const credit = element('small', 'body-card-address')
        credit.dir = 'auto'
        const field = createField({
          ...{ editor, getPos, attribute: 'title', label: title },
          ...{ value: node.attrs.title, maxLength: maxTitle },
        })
        host.mediaOf(mediaId).then(
          ({ caption, creditline }) => {
            credit.textContent = creditline
            if (caption) field.hint(caption)
          },
          () => {
            credit.textContent = failed
          },
        )
        const label = element('span', 'body-card-kind', kind)
        const dom = element(
          'aside',
          'body-card',
          label,
          around(field.dom, credit),
          removeButton(editor, getPos, remove),
        )
        dom.contentEditable = 'false'
        const behaviour = fieldBlock(node.type.name, null, (attrs) => field.show(attrs.title))
        return {
          dom,
          ...behaviour,
          update: (next) => next.attrs.mediaId === mediaId && behaviour.update(next),
        }
      },
  })
