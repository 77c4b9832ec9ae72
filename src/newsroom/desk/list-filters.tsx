import { Button, CloseButton, Indicator, Modal, Popover, Stack, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import IconAdjustmentsHorizontal from '@tabler/icons-react/icons/IconAdjustmentsHorizontal'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { FilterBar } from '../ui/lists/filter-bar.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { BylineChoice, KindChoice, MineChoice, SectionChoice, StateChoice, StoryChoice } from './choices.tsx'
import { DayRange, OrderChoice } from './day-range.tsx'
import { countOf, type Filters, withoutEmpty } from './filters.ts'
import classes from './list.module.css'
import { messages } from './messages.ts'

export interface Choosing {
  filters: Filters
  set(part: Partial<{ [K in keyof Filters]: Filters[K] | undefined }>): void
}

/** The filter bar above the list; on a phone, filters other than the search are behind one button. */
export function ListFilters({
  filters,
  change,
}: {
  filters: Filters
  change(next: Filters, replace?: boolean): void
  isBusy: boolean
}) {
  const w = useMessages(messages)
  const [opened, { open, close }] = useDisclosure()
  const count = countOf(filters)
  const choosing: Choosing = { filters, set: (part) => change(withoutEmpty({ ...filters, ...part })) }
  return (
    <FilterBar label={w.filters}>
      <Search
        label={w.search}
        q={filters.q ?? ''}
        change={(q) => change(withoutEmpty({ ...filters, q: q || undefined }), true)}
      />
      <div className={classes.rest}>
        <StateChoice {...choosing} />
        <SectionChoice {...choosing} />
        <KindChoice {...choosing} />
        <StoryChoice {...choosing} />
        <BylineChoice {...choosing} />
        <MineChoice {...choosing} />
        <DatesPopover order={OrderChoice} {...choosing} />
        {count > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => change(filters.q ? { q: filters.q } : {})}
          >
            {w.clearFilters}
          </Button>
        )}
      </div>
      <Indicator className={classes.more} label={count} size={18} disabled={count === 0} offset={4}>
        <Button
          variant="default"
          onClick={open}
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          aria-haspopup="dialog"
        >
          {w.moreFilters}
        </Button>
      </Indicator>
      <Modal opened={opened} onClose={close} title={w.filters} closeButtonProps={{ 'aria-label': w.close }}>
        <Stack gap="sm">
          <StateChoice {...choosing} isLabelled />
          <SectionChoice {...choosing} isLabelled />
          <KindChoice {...choosing} isLabelled />
          <StoryChoice {...choosing} isLabelled />
          <BylineChoice {...choosing} isLabelled />
          <DayRange {...choosing} />
          <OrderChoice {...choosing} />
          <MineChoice {...choosing} />
          <Button variant="default" onClick={() => change(filters.q ? { q: filters.q } : {})}>
            {w.clearFilters}
          </Button>
        </Stack>
      </Modal>
    </FilterBar>
  )
}

/** The search field, which searches while the person types. */
export function Search({
  q,
  change,
  label,
  focus,
}: {
  q: string
  change(q: string): void
  label: string
  /** Focuses the field when the screen is a search screen. */
  focus?: true
}) {
  const w = useMessages(messages)
  const [typed, setTyped] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  const settle = useDebouncedCallback(change, 200)
  // The address may change without typing, for example by the back button; text being typed is not
  // overwritten.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(q)
  }, [q])
  const beginsHere = useRef(focus && q === '')
  useEffect(() => {
    if (beginsHere.current) field.current?.focus()
  }, [])
  useShortcut('/', w.toSearch, () => field.current?.focus())
  return (
    <TextInput
      ref={field}
      className={classes.search}
      type="search"
      dir={typed ? 'auto' : undefined}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        settle(event.currentTarget.value.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed) {
          setTyped('')
          change('')
        }
      }}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton
            size="sm"
            aria-label={w.clearSearch}
            onClick={() => {
              setTyped('')
              change('')
              field.current?.focus()
            }}
          />
        )
      }
    />
  )
}

export function DatesPopover({ order: Order, ...choosing }: Choosing & { order?: ComponentType<Choosing> }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { from, to } = choosing.filters
  const short = (day: string) => formatters.date(`${day}T12:00:00Z`, 'short')
  const said = [from && w.datesFrom(short(from)), to && w.datesTo(short(to))].filter(Boolean).join(' ')
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" fw={400} px="sm">
          {said || w.dates}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={w.dates}>
        <Stack gap="sm">
          <DayRange {...choosing} />
          {Order && <Order {...choosing} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
