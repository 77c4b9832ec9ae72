import { Fieldset, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isoDay, nextMidnight, startOfDay } from '../../language/days.ts'
import { api } from '../api.ts'
import type { Description } from '../library/description.ts'
import { fieldMessages } from '../library/field-messages.ts'
import type { Media } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import type { Form } from '../ui/forms/form.ts'
import { localDateTimeOf, momentOf } from '../ui/local-date-time.ts'
import { DayAndTimeField, DayField } from '../ui/typed-fields.tsx'
import { AltHelp } from './alt-help.tsx'
import classes from './details.module.css'

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

type Lines =
  | 'caption'
  | 'altText'
  | 'creditline'
  | 'photographer'
  | 'copyrightNotice'
  | 'usageTerms'
  | 'instructions'

export function Fields({ media, form, mayChange }: Props) {
  const field = useMessages(fieldMessages)
  const w = useMessages(messages)
  const isFile = media.type === 'audio' || media.type === 'document'
  const line = (name: Lines, maxLength: number) => ({
    label: field[name],
    maxLength,
    value: form.values[name],
    error: form.errors[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      form.set({ [name]: event.currentTarget.value }),
  })
  return (
    <form className={classes.fields} onSubmit={form.submit} aria-label={w.details}>
      <Fieldset legend={w.describe} disabled={!mayChange}>
        <Textarea
          {...line('caption', 2_000)}
          {...(isFile ? { label: field.title } : {})}
          description={isFile ? field.titleHint : field.captionHint}
          autosize
          minRows={isFile ? 1 : 2}
        />
        {media.type === 'picture' && (
          <div>
            <Textarea {...line('altText', 1_000)} description={field.altHint} autosize minRows={2} />
            <AltHelp />
          </div>
        )}
        <TagsInput
          label={field.keywords}
          description={field.keywordsHint}
          value={form.values.keywords}
          error={form.errors.keywords}
          maxTags={60}
          splitChars={[',', '،', '؛', ';']}
          onChange={(keywords) => form.set({ keywords })}
        />
      </Fieldset>
      <Fieldset legend={w.rights} disabled={!mayChange}>
        <TextInput {...line('creditline', 300)} description={field.creditlineHint} />
        {!isFile && <TextInput {...line('photographer', 200)} />}
        <Agency media={media} form={form} />
        <TextInput {...line('copyrightNotice', 500)} />
        <Textarea {...line('usageTerms', 1_000)} autosize minRows={1} />
        <Textarea
          {...line('instructions', 1_000)}
          description={field.instructionsHint}
          autosize
          minRows={1}
        />
        <Expiry form={form} />
        <WallMoment form={form} name="embargoedUntil" hint={field.embargoedHint} />
        {!isFile && <WallMoment form={form} name="takenAt" />}
      </Fieldset>
      {/* Lets Enter in a field save, like the button in the bar. */}
      <button type="submit" hidden disabled={!form.isDirty} />
    </form>
  )
}

function Agency({ media, form }: { media: Media; form: Form<Description> }) {
  const field = useMessages(fieldMessages)
  const { data } = useQuery({
    queryKey: ['agencies', 'choices'],
    queryFn: () => api.get('/agencies'),
    staleTime: 60_000,
  })
  const known = new Map(
    [media.agency, ...(data?.items ?? [])].flatMap((one) => (one ? [[one.id, one.name]] : [])),
  )
  return (
    <Select
      label={field.agency}
      placeholder={field.noAgency}
      data={[...known].map(([id, name]) => ({ value: String(id), label: String(name) }))}
      value={form.values.agencyId === null ? null : String(form.values.agencyId)}
      error={form.errors.agencyId}
      onChange={(id) => form.set({ agencyId: id === null ? null : Number(id) })}
      searchable
      clearable
    />
  )
}

/** A field for a day or a time, with the formatted value below it. */
function Moment(props: {
  type: 'date' | 'datetime-local'
  label: string
  value: string
  description: ReactNode
  error: string | undefined
  change(value: string): void
}) {
  const { type, description, ...rest } = props
  const Field = type === 'date' ? DayField : DayAndTimeField
  return (
    <Field
      {...rest}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      className={classes.moment}
    />
  )
}

/** The day is the last valid one, in the publication's time zone. */
function Expiry({ form }: { form: Form<Description> }) {
  const field = useMessages(fieldMessages)
  const formatters = useFormatters()
  const { timeZone } = formatters.publication
  const { expiresAt } = form.values
  const last = expiresAt === null ? null : new Date(Date.parse(expiresAt) - 1)
  function change(day: string) {
    const noon = Date.parse(`${day}T12:00:00Z`)
    if (day === '' || Number.isNaN(noon)) return form.set({ expiresAt: null })
    if (noon < Date.parse('1900-01-01') || noon > Date.parse('2199-12-31')) return
    const wall = momentOf({ day, time: '12:00' }, timeZone)
    if (wall) form.set({ expiresAt: nextMidnight(startOfDay(wall, timeZone), timeZone).toISOString() })
  }
  return (
    <Moment
      type="date"
      label={field.expiresOn}
      value={last ? isoDay(last, timeZone) : ''}
      description={`${last ? field.lastDay(formatters.date(last, 'date')) : field.never}. ${field.expiresHint}`}
      error={form.errors.expiresAt}
      change={change}
    />
  )
}

/** A time to the minute, in the publication's time zone. */
function WallMoment(props: { form: Form<Description>; name: 'takenAt' | 'embargoedUntil'; hint?: string }) {
  const { form, name, hint } = props
  const field = useMessages(fieldMessages)
  const formatters = useFormatters()
  const { timeZone } = formatters.publication
  const value = form.values[name]
  const wall = value === null ? null : localDateTimeOf(new Date(value), timeZone)
  function change(typed: string) {
    const [day = '', time = ''] = typed.split('T')
    const moment = typed === '' ? null : momentOf({ day, time: time.slice(0, 5) }, timeZone)
    if (typed === '' || moment) form.set({ [name]: moment?.toISOString() ?? null })
  }
  return (
    <Moment
      type="datetime-local"
      label={field[name]}
      value={wall ? `${wall.day}T${wall.time}` : ''}
      description={[value ? formatters.date(value, 'datetime') : '', hint ?? ''].filter(Boolean).join('. ')}
      error={form.errors[name]}
      change={change}
    />
  )
}
