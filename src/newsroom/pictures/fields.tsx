import { Fieldset, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isoDay, nextMidnight, startOfDay } from '../../language/days.ts'
import { api } from '../api.ts'
import { momentOf, wallOf } from '../desk/wall.ts'
import type { Form } from '../running/parts/form.ts'
import { useHouse } from '../shell/house.ts'
import { useWords } from '../words.ts'
import { AltHelp } from './alt-help.tsx'
import type { Description } from './description.ts'
import classes from './details.module.css'
import type { Media } from './media.ts'
import { words } from './words.ts'

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

type Lines = 'caption' | 'altText' | 'creditline' | 'photographer' | 'copyrightNotice' | 'usageTerms'

export function Fields({ media, form, mayChange }: Props) {
  const w = useWords(words)
  const line = (name: Lines, maxLength: number) => ({
    label: w[name],
    maxLength,
    value: form.values[name],
    error: form.errors[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      form.set({ [name]: event.currentTarget.value }),
  })
  return (
    <form className={classes.fields} onSubmit={form.submit} aria-label={w.details}>
      <Fieldset legend={w.describe} disabled={!mayChange}>
        <Textarea {...line('caption', 2_000)} description={w.captionHint} autosize minRows={2} />
        {media.type === 'picture' && (
          <div>
            <Textarea {...line('altText', 1_000)} description={w.altHint} autosize minRows={2} />
            <AltHelp />
          </div>
        )}
        <TagsInput
          label={w.keywords}
          description={w.keywordsHint}
          value={form.values.keywords}
          error={form.errors.keywords}
          maxTags={60}
          splitChars={[',', '،', '؛', ';']}
          onChange={(keywords) => form.set({ keywords })}
        />
      </Fieldset>
      <Fieldset legend={w.rights} disabled={!mayChange}>
        <TextInput {...line('creditline', 300)} description={w.creditlineHint} />
        <TextInput {...line('photographer', 200)} />
        <Agency media={media} form={form} />
        <TextInput {...line('copyrightNotice', 500)} />
        <Textarea {...line('usageTerms', 1_000)} autosize minRows={1} />
        <Expiry form={form} />
        <TakenAt form={form} />
      </Fieldset>
      {/* Enter in a line saves, as the button in the bar does. */}
      <button type="submit" hidden disabled={!form.isDirty} />
    </form>
  )
}

function Agency({ media, form }: { media: Media; form: Form<Description> }) {
  const w = useWords(words)
  const { data } = useQuery({
    queryKey: ['agencies', 'choices'],
    queryFn: () => api.get<{ items: { id: number; name: string }[] }>('/agencies'),
    staleTime: 60_000,
  })
  const known = new Map(
    [media.agency, ...(data?.items ?? [])].flatMap((one) => (one ? [[one.id, one.name]] : [])),
  )
  return (
    <Select
      label={w.agency}
      placeholder={w.noAgency}
      data={[...known].map(([id, name]) => ({ value: String(id), label: String(name) }))}
      value={form.values.agencyId === null ? null : String(form.values.agencyId)}
      error={form.errors.agencyId}
      onChange={(id) => form.set({ agencyId: id === null ? null : Number(id) })}
      searchable
      clearable
    />
  )
}

/** A field of the browser's own, with the house style's words below it. */
function Moment(props: {
  type: 'date' | 'datetime-local'
  label: string
  value: string
  says: ReactNode
  error: string | undefined
  change(value: string): void
}) {
  const { change, says, ...rest } = props
  return (
    <TextInput
      {...rest}
      description={says}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      className={classes.moment}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

/** The day is the last one: the right ends with it, where the publication is. */
function Expiry({ form }: { form: Form<Description> }) {
  const w = useWords(words)
  const house = useHouse()
  const { timeZone } = house.publication
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
      label={w.expiresOn}
      value={last ? isoDay(last, timeZone) : ''}
      says={`${last ? w.lastDay(house.date(last, 'date')) : w.never}. ${w.expiresHint}`}
      error={form.errors.expiresAt}
      change={change}
    />
  )
}

function TakenAt({ form }: { form: Form<Description> }) {
  const w = useWords(words)
  const house = useHouse()
  const { timeZone } = house.publication
  const { takenAt } = form.values
  const wall = takenAt === null ? null : wallOf(new Date(takenAt), timeZone)
  function change(value: string) {
    const [day = '', time = ''] = value.split('T')
    const moment = value === '' ? null : momentOf({ day, time: time.slice(0, 5) }, timeZone)
    if (value === '' || moment) form.set({ takenAt: moment?.toISOString() ?? null })
  }
  return (
    <Moment
      type="datetime-local"
      label={w.takenAt}
      value={wall ? `${wall.day}T${wall.time}` : ''}
      says={takenAt ? house.date(takenAt, 'datetime') : ''}
      error={form.errors.takenAt}
      change={change}
    />
  )
}
