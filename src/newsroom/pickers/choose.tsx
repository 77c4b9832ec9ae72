/** Selects one or several things by typing a part of the name. */
import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useMessages } from '../messages.ts'
import { useChoices } from './choices.ts'
import { messages } from './messages.ts'

type Resource = Parameters<typeof useChoices>[0]

interface Common {
  label: string
  description?: string
  resource: Resource
  disabled?: boolean
  error?: string | undefined
}

export function ChooseOne({
  value,
  onChange,
  resource,
  ...rest
}: Common & { value: number | null; onChange(id: number | null): void }) {
  const w = useMessages(messages)
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 150)
  const options = useChoices(resource, settled, value === null ? [] : [value])
  const shown = options.find((one) => one.value === String(value))?.label
  return (
    <Select
      {...rest}
      data={options}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      // The displayed selection is not a search.
      onSearchChange={(text) => setTyped(text === shown ? '' : text)}
      filter={({ options: all }) => all}
      searchable
      clearable
      placeholder={w.none}
      nothingFoundMessage={w.nothingNamed}
      clearButtonProps={{ 'aria-label': w.none }}
    />
  )
}

export function ChooseMany({
  value,
  onChange,
  resource,
  nothingFound,
  placement = 'bottom',
  ...rest
}: Common & {
  value: number[]
  onChange(ids: number[]): void
  /** The hint when no name matches. */
  nothingFound?: string
  /** Where the options open: above, when content below would move. */
  placement?: 'top' | 'bottom'
}) {
  const w = useMessages(messages)
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 150)
  const options = useChoices(resource, settled, value)
  return (
    <MultiSelect
      {...rest}
      data={options}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      searchable
      hidePickedOptions
      nothingFoundMessage={nothingFound ?? w.nothingNamed}
      comboboxProps={{ position: placement }}
    />
  )
}
