import { Select, Text } from '@mantine/core'
import type { Publication } from '../../contract/publication.ts'
import { formatDate } from '../../language/dates.ts'
import { useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import { messages } from './messages.ts'
import classes from './settings.module.css'

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Language, time zone, months, digits, Hijri and solar dates, with an example date. */
export function HouseStyle({ form: { values, set, errors } }: { form: Form<Publication> }) {
  const w = useMessages(messages)
  const isArabic = values.language === 'ar'
  const choice = <K extends keyof Publication & string>(
    key: K,
    label: string,
    names: Record<string, string>,
    description?: string,
  ) => (
    <Select
      label={label}
      description={description}
      data={options(names)}
      value={String(values[key])}
      onChange={(value) => value && set({ [key]: value } as Partial<Publication>)}
      error={errors[key]}
      allowDeselect={false}
    />
  )
  return (
    <>
      <div className={classes.columns}>
        {choice('language', w.language, w.languages)}
        <Select
          label={w.timeZone}
          data={Intl.supportedValuesOf('timeZone')}
          value={values.timeZone}
          onChange={(timeZone) => timeZone && set({ timeZone })}
          error={errors.timeZone}
          allowDeselect={false}
          searchable
          limit={60}
          dir="ltr"
        />
        {isArabic && choice('months', w.months, w.monthStyles)}
        {choice('digits', w.digits, w.digitStyles)}
        {isArabic && choice('hijri', w.hijri, w.hijriStyles)}
        {values.language === 'fa' && choice('solar', w.solar, w.solarStyles)}
        {choice('feedContent', w.feeds, w.feedStyles)}
      </div>
      <div className={classes.example} role="status">
        <Text size="sm" c="dimmed">
          {w.example}
        </Text>
        <Text fw={700} dir="auto">
          {sampleOf(values)}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {w.timeZoneHint} {w.feedsHint}
      </Text>
    </>
  )
}

function sampleOf(values: Publication): string {
  const now = new Date()
  return `${formatDate(now, values, 'full')} · ${formatDate(now, values, 'time')}`
}
