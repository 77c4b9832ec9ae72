import { Checkbox, CloseButton, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useEffect, useRef, useState } from 'react'
import type { MediaType } from '../../values/media-type.ts'
import { useMessages } from '../messages.ts'
import { FilterBar } from '../ui/lists/filter-bar.tsx'
import classes from './library.module.css'
import { messages } from './messages.ts'
import type { LibraryFilters } from './use-library.ts'

interface Props {
  filters: LibraryFilters
  change(next: LibraryFilters): void
  /** In a picker: the only kind that may be picked. */
  isFixed?: boolean
}

export function Filters({ filters, change, isFixed }: Props) {
  const w = useMessages(messages)
  const { type, unused, ...rest } = filters
  return (
    <FilterBar label={w.filters}>
      <Search filters={filters} change={change} />
      {!isFixed && (
        <>
          <SegmentedControl
            aria-label={w.filters}
            value={type ?? ''}
            onChange={(next) =>
              change({
                ...rest,
                ...(unused ? { unused } : {}),
                ...(next ? { type: next as MediaType } : {}),
              })
            }
            data={[
              { value: '', label: w.all },
              { value: 'picture', label: w.onlyPictures },
              { value: 'video', label: w.onlyVideos },
              { value: 'audio', label: w.onlyAudio },
              { value: 'document', label: w.onlyDocuments },
            ]}
          />
          <Checkbox
            label={w.unused}
            checked={unused ?? false}
            onChange={(event) =>
              change({
                ...rest,
                ...(type ? { type } : {}),
                ...(event.currentTarget.checked ? { unused: true } : {}),
              })
            }
          />
        </>
      )}
    </FilterBar>
  )
}

/** Searches a moment after the last key. */
function Search({ filters, change }: Props) {
  const w = useMessages(messages)
  const q = filters.q ?? ''
  const [typed, setTyped] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  const asked = useRef(q)
  const ask = useDebouncedCallback((text: string) => {
    asked.current = text.trim()
    const { q: _, ...rest } = filters
    change(asked.current ? { ...rest, q: asked.current } : rest)
  }, 250)
  useEffect(() => {
    // The address changed in another way: the back button, or a cleared filter.
    if (q !== asked.current) {
      asked.current = q
      setTyped(q)
    }
  }, [q])
  const set = (text: string) => {
    setTyped(text)
    ask(text)
  }
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      aria-label={w.search}
      placeholder={filters.type === 'audio' || filters.type === 'document' ? w.fileSearchHint : w.searchHint}
      value={typed}
      maxLength={200}
      onChange={(event) => set(event.currentTarget.value)}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton
            size="sm"
            aria-label={w.clear}
            onClick={() => {
              set('')
              field.current?.focus()
            }}
          />
        )
      }
    />
  )
}
