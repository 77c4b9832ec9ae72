/** Formats ProseMirror's key names for people and screen readers. */

const mac = /Mac|iPhone|iPad/.test(navigator.platform)

const marks: Record<string, string> = mac
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
  : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }

/** "Ctrl+Shift+7", "⌘⇧7" */
export const keysLabel = (keys: string) =>
  keys
    .split('-')
    .map((key) => marks[key] ?? key.toUpperCase())
    .join(mac ? '' : '+')

/** The value of aria-keyshortcuts (WAI-ARIA 1.2). */
export const ariaKeys = (keys: string) => keys.replaceAll('-', '+').replace('Mod', mac ? 'Meta' : 'Control')
