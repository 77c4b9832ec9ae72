/** Keyboard shortcuts, independent of the keyboard layout: ⌘K is the same key in Arabic. */
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useId } from 'react'

export interface Shortcut {
  /** In Mantine's notation: "mod+K", "alt+N", "mod+shift+P". */
  keys: string
  label: string
}

const registered = new Map<string, Shortcut>()

/** Lists keys in the help ("?") that the component handles itself. */
export function useShownShortcut(keys: string, label: string, enabled = true): void {
  const owner = useId()
  useEffect(() => {
    if (enabled) registered.set(owner, { keys, label })
    return () => void registered.delete(owner)
  }, [owner, keys, label, enabled])
}

/**
 * Runs `run` on the keys while the component is mounted, and lists them in the help ("?"). Keys with a
 * modifier also work while typing.
 */
export function useShortcut(keys: string, label: string, run: () => void, enabled = true): void {
  useShownShortcut(keys, label, enabled)
  const worksInFields = /^(mod|ctrl|alt|meta)\+/.test(keys)
  useHotkeys(
    enabled ? [[keys, () => run(), { usePhysicalKeys: true }]] : [],
    worksInFields ? [] : ['INPUT', 'TEXTAREA', 'SELECT'],
    worksInFields,
  )
}

export const presentShortcuts = (): Shortcut[] => [...registered.values()]

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The keys as printed on this machine's keyboard. */
export function keyNames(keys: string): string[] {
  const mac = isMac()
  const names: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    alt: mac ? '⌥' : 'Alt',
    shift: mac ? '⇧' : 'Shift',
    ctrl: 'Ctrl',
  }
  return keys.split('+').map((key) => names[key] ?? key)
}
