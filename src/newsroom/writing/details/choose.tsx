/** One thing or several, chosen by typing a part of the name. */
import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useWords } from '../../words.ts'
import { words } from '../words.ts'
import { useChoices } from './choices.ts'

type Resource = Parameters<typeof useChoices>[0]

interface Common {
  label: string
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
  const w = useWords(words)
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
      // What is shown for the choice is not a search.
      onSearchChange={(text) => setTyped(text === shown ? '' : text)}
      filter={({ options: all }) => all}
      searchable
      clearable
      placeholder={w.none}
      clearButtonProps={{ 'aria-label': w.none }}
    />
  )
}

export function ChooseMany({
  value,
  onChange,
  resource,
  ...rest
}: Common & { value: number[]; onChange(ids: number[]): void }) {
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
    />
  )
}
