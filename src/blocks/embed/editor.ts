/** A post of another site in the editor: its card and its fields. Nothing of the other site is loaded here. */
import IconAppWindow from '@tabler/icons-react/icons/IconAppWindow'
import type { Editor } from '@tiptap/core'
import { Node } from '@tiptap/core'
import { ApiProblem } from '../../newsroom/api.ts'
import { type Action, insertBlock } from '../../newsroom/editor/action.ts'
import { around, createField, element, fieldBlock, removeButton } from '../../newsroom/editor/nodes/field.ts'
import { surroundingsOf } from '../../newsroom/editor/nodes/host.ts'
import { canEmbed, embedAddress, frameOf, sourceOf } from './address.ts'
import { type Embed, embedNode, longest } from './block.ts'

type Attributes = Embed['attrs']
const texts = ['title', 'text', 'author'] as const

/** Attributes as JSON in the editor's own HTML, for copying inside the editor. */
function readAttributes(figure: HTMLElement): Partial<Attributes> {
  try {
    return JSON.parse(figure.getAttribute('data-embed-attrs') ?? '{}') ?? {}
  } catch {
    return {}
  }
}
const attribute = (name: keyof Attributes, fallback: unknown) => ({
  default: fallback,
  parseHTML: (figure: HTMLElement) => readAttributes(figure)[name] ?? fallback,
  renderHTML: () => ({}),
})

/** Fills what is empty in the embeds of this address. */
function fill(editor: Editor, url: string, found: Omit<Attributes, 'url'>): void {
  const { tr } = editor.state
  editor.state.doc.forEach((node, at) => {
    if (node.type.name !== 'embed' || node.attrs.url !== url) return
    const missing = Object.fromEntries(
      Object.entries(found).filter(([name]) => node.attrs[name] === '' || node.attrs[name] === null),
    )
    tr.setNodeMarkup(at, undefined, { ...node.attrs, ...missing })
  })
  if (tr.docChanged) editor.view.dispatch(tr)
}

/** Asks the server for the description of a post. The text can be saved meanwhile. */
async function describe(editor: Editor, url: string): Promise<void> {
  const { host, words, notify } = surroundingsOf(editor)
  try {
    const { stillProblem, ...found } = await host.describeEmbed(url)
    if (editor.isDestroyed) return
    fill(editor, url, found)
    if (stillProblem) notify(words.embedNoPicture)
  } catch (problem) {
    if (editor.isDestroyed) return
    const reason = problem instanceof ApiProblem ? String(problem.extra.reason) : ''
    notify(words.embedReasons[reason] ?? words.embedFailed, () => void describe(editor, url))
  }
}

/** Inserts the post with this address and asks for its description; false when it cannot be embedded. */
export function insertEmbed(editor: Editor, address: string): boolean {
  const url = embedAddress(address)
  if (url === null || !canEmbed(url, surroundingsOf(editor).host.embedHosts)) return false
  insertBlock(editor, embedNode({ url }))
  void describe(editor, url)
  return true
}

function button(label: string, run: () => unknown): HTMLButtonElement {
  const made = element('button', 'body-edit', label)
  made.type = 'button'
  made.addEventListener('click', run)
  return made
}

export const EmbedNode = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    url: attribute('url', ''),
    ...Object.fromEntries(texts.map((name) => [name, attribute(name, '')])),
    ...{ mediaId: attribute('mediaId', null), height: attribute('height', null) },
    frame: attribute('frame', ''),
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-embed-attrs]',
      getAttrs: (figure) => embedAddress(String(readAttributes(figure).url ?? '')) !== null && null,
    },
  ],
  renderHTML: ({ node }) => ['figure', { 'data-embed-attrs': JSON.stringify(node.attrs) }],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const { host, words } = surroundingsOf(editor)
      const { url, mediaId } = node.attrs as Attributes
      const kind = element('span', 'body-card-kind', sourceOf(url))
      const address = element('small', 'body-card-address', url)
      address.dir = 'ltr'
      const labels = { title: words.embedTitle, text: words.embedText, author: words.embedAuthor }
      const fields = texts.map((name) => ({
        name,
        field: createField({
          ...{ editor, getPos, attribute: name, label: labels[name] },
          ...{ value: node.attrs[name], maxLength: longest[name] },
        }),
      }))
      const set = (name: string, value: unknown) => {
        const at = getPos()
        if (at !== undefined && editor.isEditable && !editor.isDestroyed)
          editor.view.dispatch(editor.state.tr.setNodeAttribute(at, name, value))
      }
      const choose = async () => {
        const picked = editor.isEditable ? await host.pickPicture() : null
        if (picked) set('mediaId', picked.mediaId)
      }
      const ask = button(words.embedDescribe, () => {
        if (!editor.isEditable) return
        ask.disabled = true
        ask.textContent = words.embedDescribing
        void describe(editor, url).finally(() => {
          ask.disabled = false
          ask.textContent = words.embedDescribe
        })
      })
      const still = element('div', 'body-picture')
      still.hidden = true
      if (mediaId !== null)
        void host.mediaOf(mediaId).then(
          ({ thumbnailUrl, caption }) => {
            const image = element('img', '')
            image.src = thumbnailUrl
            image.alt = caption
            image.draggable = false
            still.replaceChildren(image)
            still.hidden = false
          },
          () => {},
        )
      const tools = element(
        'div',
        'body-embed-tools',
        button(mediaId === null ? words.embedStill : words.embedOtherStill, () => void choose()),
        ...(mediaId === null ? [] : [button(words.embedNoStill, () => set('mediaId', null))]),
        ask,
      )
      const isLink = frameOf(node.attrs as Attributes, host.embedHosts) === null
      const dom = element(
        'aside',
        'body-card body-embed',
        ...[kind, address, still, around(...fields.map(({ field }) => field.dom)), tools],
        ...(isLink ? [element('small', 'body-card-address', words.embedAsLink)] : []),
        removeButton(editor, getPos, words.removeEmbed),
      )
      dom.contentEditable = 'false'
      const behaviour = fieldBlock(node.type.name, null, (attrs) => {
        for (const { name, field } of fields) field.show(attrs[name])
      })
      return {
        dom,
        ...behaviour,
        update: (next) => {
          const isSame = (['url', 'mediaId', 'frame'] as const).every(
            (name) => next.attrs[name] === node.attrs[name],
          )
          return isSame && behaviour.update(next)
        },
      }
    },
})

export const embedActions = {
  embed: { keys: 'Mod-Alt-y', icon: IconAppWindow, run: (editor) => surroundingsOf(editor).askEmbed() },
} satisfies Record<string, Action>
