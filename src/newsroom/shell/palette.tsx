import { Modal, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { Marked } from '../desk/search/marked.tsx'
import { useWords } from '../words.ts'
import classes from './palette.module.css'
import { usePaletteItems } from './palette-items.ts'
import { words } from './words.ts'

/** Finds and does: a combobox with a list box of groups (WAI-ARIA Authoring Practices, combobox). */
export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const w = useWords(words)
  return (
    <Modal.Root opened={opened} onClose={close} size="lg" yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content aria-label={w.find}>
        <PaletteBody close={close} />
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteBody({ close }: { close: () => void }) {
  const w = useWords(words)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 150)
  const { groups, isFinding } = usePaletteItems(typed, settled)
  const items = groups.flatMap((group) => group.items)
  const [chosen, setChosen] = useState<string | null>(null)
  // What is chosen may be gone from the list: then the first one is.
  const active = items.find(({ key }) => key === chosen) ?? items[0]
  const idOf = (key: string) => `${listId}-${key.replace(/\W/g, '-')}`

  useEffect(() => {
    if (active) document.getElementById(idOf(active.key))?.scrollIntoView({ block: 'nearest' })
  })

  function choose(item: typeof active) {
    if (!item) return
    close()
    item.run()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const at = active ? items.indexOf(active) : -1
    const moves: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      PageDown: Math.min(at + 8, items.length - 1),
      PageUp: Math.max(at - 8, 0),
    }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setChosen(items[to]?.key ?? null)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(active)
    }
  }

  return (
    <>
      <div className={classes.search}>
        <IconSearch size={18} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active && idOf(active.key)}
          aria-label={w.find}
          placeholder={w.findHint}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setChosen(null)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          dir={typed ? 'auto' : undefined}
          data-autofocus
        />
        <button type="button" className={classes.close} onClick={close}>
          {w.close}
        </button>
      </div>
      <div id={listId} role="listbox" aria-label={w.find} className={classes.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a list box has groups, a form has field sets.
          <div key={group.name} role="group" aria-label={group.name}>
            <div className={classes.group} aria-hidden>
              {group.name}
            </div>
            {group.items.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's.
              <div
                key={item.key}
                id={idOf(item.key)}
                role="option"
                tabIndex={-1}
                aria-selected={item === active}
                className={classes.option}
                onClick={() => choose(item)}
                onMouseMove={() => setChosen(item.key)}
              >
                <item.icon size={18} aria-hidden />
                <span className={classes.label}>
                  {item.sought ? <Marked of={item.label} found={item.sought} /> : item.label}
                </span>
                <span className={classes.detail}>{item.detail}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className={classes.nothing}>{isFinding ? w.finding : w.nothingFound}</p>}
      <VisuallyHidden role="status">
        {typed && (isFinding ? w.finding : items.length === 0 ? w.nothingFound : w.results(items.length))}
      </VisuallyHidden>
    </>
  )
}
