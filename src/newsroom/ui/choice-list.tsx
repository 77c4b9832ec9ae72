/** A search field with its results: a combobox with a list box of groups (WAI-ARIA Authoring Practices). */
import { VisuallyHidden } from '@mantine/core'
import { useFocusWithin } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import classes from './choice-list.module.css'

interface Props<T extends { key: string }> {
  /** The name of the field and of the list. */
  label: string
  placeholder?: string
  typed: string
  type(text: string): void
  groups: { name: string; items: T[] }[]
  choose(item: T): void
  /** Renders an option. */
  children(item: T): ReactNode
  /** In the place of an empty list. */
  nothing: string
  /** The status of the list for screen readers. */
  status: string
  /** At the end of the field. */
  end?: ReactNode
  /** The list covers the content below while the person types. */
  isDropdown?: boolean
}

export function ChoiceList<T extends { key: string }>({
  label,
  placeholder = label,
  typed,
  type,
  groups,
  choose,
  children,
  nothing,
  status,
  end,
  isDropdown = false,
}: Props<T>) {
  const listId = useId()
  const items = groups.flatMap((group) => group.items)
  const [chosen, setChosen] = useState<string | null>(null)
  // If the chosen item has left the list, the first one is active.
  const active = items.find(({ key }) => key === chosen) ?? items[0]
  const idOf = (key: string) => `${listId}-${key.replace(/\W/g, '-')}`
  const { ref, focused } = useFocusWithin<HTMLDivElement>()
  const isOpen = !isDropdown || (focused && typed.trim() !== '')
  const activeId = isOpen && active ? idOf(active.key) : undefined

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !isOpen) return
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
      if (active) choose(active)
    } else if (event.key === 'Escape' && isDropdown) {
      event.preventDefault()
      event.stopPropagation()
      type('')
    }
  }

  return (
    <div ref={ref} className={classes.root} data-dropdown={isDropdown || undefined}>
      <div className={classes.search}>
        <IconSearch size={18} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          aria-label={label}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => {
            type(event.currentTarget.value)
            setChosen(null)
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          spellCheck={false}
          dir={typed ? 'auto' : undefined}
          data-autofocus={!isDropdown || undefined}
        />
        {end}
      </div>
      {isOpen && (
        <div className={classes.found}>
          <div id={listId} role="listbox" aria-label={label} className={classes.list}>
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
                    {children(item)}
                  </div>
                ))}
              </div>
            ))}
          </div>
          {items.length === 0 && <p className={classes.nothing}>{nothing}</p>}
        </div>
      )}
      <VisuallyHidden role="status">{status}</VisuallyHidden>
    </div>
  )
}
