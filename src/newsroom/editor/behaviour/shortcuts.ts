/** Keyboard shortcuts of the actions, also on Arabic layouts. */
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { type ActionName, act, actionOf, actions } from '../actions.ts'

const bound = (Object.keys(actions) as ActionName[]).filter((name) => actionOf(name).keys)

export const Shortcuts = Extension.create({
  name: 'shortcuts',
  priority: 500,
  addKeyboardShortcuts() {
    const { editor } = this
    return Object.fromEntries(bound.map((name) => [actionOf(name).keys!, () => act(editor, name)]))
  },
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          // The B key of Arabic keyboards types لا, two letters, which tables of single letters miss.
          handleKeyDown(_view, event) {
            const mod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
            if (!mod || event.code !== 'KeyB' || !/^[^\u0000-\u007f]/.test(event.key)) return false
            return act(editor, 'strong')
          },
        },
      }),
    ]
  },
})
