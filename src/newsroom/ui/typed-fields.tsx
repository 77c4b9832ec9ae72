/**
 * Fields for days and times in the publication's format, whatever the browser's language. Accept any digits;
 * an invalid value shows an error and changes nothing.
 */
import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import IconCalendar from '@tabler/icons-react/icons/IconCalendar'
import { useState } from 'react'
import { formatDate } from '../../language/dates.ts'
import { toDigits } from '../../language/digits.ts'
import { monthName, weekdayInitial, weekdayName, weekOf } from '../../language/months.ts'
import { readTypedDay, readTypedMoment, readTypedTime } from '../../language/typed-date.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from './formatters.ts'
import { messages } from './messages.ts'
import classes from './typed-fields.module.css'

type Own = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'min' | 'max'>

interface TypedProps extends Own {
  /** '' when empty. */
  value: string
  change(value: string): void
  read(text: string): string | null
  write(value: string): string
  wrong: string
}

function TypedField({ value, change, read, write, wrong, error, onBlur, ...rest }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && typed.trim() !== '' && read(typed) === null
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      value={typed !== null && (isWrong || (read(typed) ?? '') === value) ? typed : value && write(value)}
      error={error || (isWrong ? wrong : undefined)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        const meant = currentTarget.value.trim() === '' ? '' : read(currentTarget.value)
        if (meant !== null && meant !== value) change(meant)
      }}
      onBlur={(event) => {
        if (!isWrong) setTyped(null)
        onBlur?.(event)
      }}
    />
  )
}

interface DayProps extends Own {
  /** 'YYYY-MM-DD', or ''. */
  value: string
  change(value: string): void
  min?: string | undefined
  max?: string | undefined
}

/**
 * The button that opens a calendar with the publication's months, week and digits. The months are Gregorian
 * everywhere in the newsroom, even when a Persian site shows solar dates.
 */
function Calendar({
  value,
  change,
  min,
  max,
  disabled,
}: Pick<DayProps, 'value' | 'change' | 'min' | 'max' | 'disabled'>) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const { publication, language } = formatters
  const [opened, setOpened] = useState(false)
  const inDigits = useDigits()
  const week = weekOf(publication.language)
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus zIndex={500}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={w.openCalendar}
          disabled={disabled ?? false}
          onClick={() => setOpened(!opened)}
        >
          <IconCalendar size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          className={classes.calendar}
          value={value || null}
          {...(value ? { defaultDate: value } : {})}
          minDate={min ?? undefined}
          maxDate={max ?? undefined}
          ariaLabels={w.calendarLabels}
          getDayAriaLabel={(day) => inDayStyle(day, formatters, 'full')}
          hideOutsideDates
          __stopPropagation
          firstDayOfWeek={week.first}
          weekendDays={week.weekend}
          weekdayFormat={(day) => {
            const weekday = new Date(day).getUTCDay()
            return <abbr title={weekdayName(weekday, language)}>{weekdayInitial(weekday, language)}</abbr>
          }}
          monthLabelFormat={(day) =>
            `${monthName(Number(day.slice(5, 7)), language, publication.months)} ${inDigits(day.slice(0, 4))}`
          }
          monthsListFormat={(day) => monthName(Number(day.slice(5, 7)), language, publication.months)}
          yearLabelFormat={(day) => inDigits(day.slice(0, 4))}
          yearsListFormat={(day) => inDigits(day.slice(0, 4))}
          renderDay={(day) => inDigits(String(Number(day.slice(8, 10))))}
          onChange={(day) => {
            change(day ?? '')
            setOpened(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

export function DayField({ value, change, min, max, disabled, ...rest }: DayProps) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  return (
    <TypedField
      placeholder={w.dayForm}
      {...rest}
      disabled={disabled ?? false}
      value={value}
      change={change}
      read={(text) => {
        const day = readTypedDay(text)
        return day && (!min || day >= min) && (!max || day <= max) ? day : null
      }}
      write={(day) => inDayStyle(day, formatters)}
      wrong={w.noSuchDay}
      rightSection={<Calendar {...{ value, change, min, max, disabled }} />}
    />
  )
}

/** 'HH:MM', or ''. */
export function TimeField(props: Own & { value: string; change(value: string): void }) {
  const w = useMessages(messages)
  return (
    <TypedField
      {...props}
      read={readTypedTime}
      write={useDigits()}
      wrong={w.noSuchTime}
      inputMode="numeric"
    />
  )
}

/** The time for a day picked in the calendar, until one is typed. */
const noon = '12:00'

/** 'YYYY-MM-DDTHH:MM', or ''. */
export function DayAndTimeField(props: Own & { value: string; change(value: string): void }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const inDigits = useDigits()
  const { value, change, disabled } = props
  const write = (moment: string) =>
    `${inDayStyle(moment.slice(0, 10), formatters)} ${inDigits(moment.slice(11, 16))}`
  return (
    <TypedField
      placeholder={w.momentForm}
      {...props}
      read={readTypedMoment}
      write={write}
      wrong={w.noSuchMoment}
      rightSection={
        <Calendar
          value={value.slice(0, 10)}
          change={(day) => change(day && `${day}T${value.slice(11, 16) || noon}`)}
          disabled={disabled}
        />
      }
    />
  )
}

function useDigits(): (text: string) => string {
  const { publication, language } = useFormatters()
  return (text) => toDigits(text, language === 'ar' ? publication.digits : 'latn')
}

/** A day in the publication's format; in numbers (19/2/2016) by default. */
function inDayStyle(
  day: string,
  { publication, language }: ReturnType<typeof useFormatters>,
  shape: 'short' | 'full' = 'short',
): string {
  const digits = language === 'ar' ? publication.digits : 'latn'
  const style = { ...publication, language, digits, timeZone: 'UTC', hijri: 'none' as const }
  return formatDate(new Date(`${day}T00:00:00Z`), style, shape)
}
