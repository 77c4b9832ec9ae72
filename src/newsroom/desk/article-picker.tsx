import { Modal, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { api } from '../api.ts'
import { Time } from '../shell/time.tsx'
import { useWords } from '../words.ts'
import type { ArticlePage } from './articles.ts'
import { useDirection } from './direction.ts'
import { StateMark } from './marks.tsx'
import classes from './picker.module.css'
import { words } from './words.ts'

export interface PickedArticle {
  id: number
  title: string
}

interface Choice extends PickedArticle {
  detail: string
  state: 'draft' | 'scheduled' | 'published' | 'unpublished' | 'removed'
  at: string
}

/** A dialog that answers with one article: found by words of its headline, or one of those worked on last. */
export function ArticlePicker({
  opened,
  without,
  onPick,
  onClose,
}: {
  opened: boolean
  /** An article that is not offered. */
  without?: number
  onPick(article: PickedArticle): void
  onClose(): void
}) {
  const w = useWords(words)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={w.pickTitle}
      size="lg"
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <Picking without={without} onPick={onPick} />
    </Modal>
  )
}

function useChoices(q: string): { choices: Choice[]; isFinding: boolean } {
  const { data, isFetching } = useQuery({
    queryKey: ['articles', 'picker', q],
    queryFn: async ({ signal }): Promise<Choice[]> => {
      if (q) return (await api.get<{ items: Choice[] }>('/find', { q, kinds: 'article' }, signal)).items
      const { items } = await api.get<ArticlePage>('/articles', { limit: 8 }, signal)
      return items.map(({ id, headline, section, state, updatedAt }) => ({
        ...{ id, title: headline, detail: section?.name ?? '', state, at: updatedAt },
      }))
    },
    placeholderData: keepPreviousData,
  })
  return { choices: data ?? [], isFinding: isFetching }
}

/** A combobox with a list box (WAI-ARIA Authoring Practices, combobox). */
function Picking({ without, onPick }: { without: number | undefined; onPick(article: PickedArticle): void }) {
  const w = useWords(words)
  const listId = useId()
  const directionOf = useDirection()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 150)
  const { choices: found, isFinding } = useChoices(settled)
  const choices = found.filter(({ id }) => id !== without)
  const [chosen, setChosen] = useState<number | null>(null)
  const active = choices.find(({ id }) => id === chosen) ?? choices[0]
  const idOf = (id: number) => `${listId}-${id}`

  useEffect(() => {
    if (active) document.getElementById(`${listId}-${active.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const at = active ? choices.indexOf(active) : -1
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && choices.length > 0) {
      event.preventDefault()
      setChosen(choices[(at + step + choices.length) % choices.length]!.id)
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      onPick(active)
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
          aria-activedescendant={active && idOf(active.id)}
          aria-label={w.pickSearch}
          placeholder={w.pickSearch}
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
      </div>
      <div className={classes.group} aria-hidden>
        {settled ? w.results : w.recent}
      </div>
      <div id={listId} role="listbox" aria-label={settled ? w.results : w.recent} className={classes.list}>
        {choices.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's.
          <div
            key={choice.id}
            id={idOf(choice.id)}
            role="option"
            tabIndex={-1}
            aria-selected={choice === active}
            className={classes.option}
            onClick={() => onPick(choice)}
            onMouseMove={() => setChosen(choice.id)}
          >
            <span className={classes.title} dir={directionOf(choice.title)}>
              {choice.title || w.untitled}
            </span>
            <span className={classes.detail}>
              <StateMark article={{ state: choice.state, handedIn: false, discarded: false }} />
              {choice.detail && <bdi>{choice.detail}</bdi>}
              <Time at={choice.at} />
            </span>
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className={classes.nothing}>{isFinding ? w.finding : w.nothingFound}</p>}
      <VisuallyHidden role="status">
        {settled && !isFinding && choices.length === 0 ? w.nothingFound : ''}
      </VisuallyHidden>
    </>
  )
}
