/** When the newsletter is sent; these publication settings are for administrators. */
import { Button, Checkbox, Group, Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Publication } from '../../contract/publication.ts'
import { toDigits } from '../../language/digits.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { FormSection } from '../ui/forms/form-section.tsx'
import { messages } from './messages.ts'

type Loaded = Publication & { version: number }
type Values = Pick<Publication, 'newsletterDaily' | 'newsletterBreaking' | 'newsletterHour'>

export function Sending({ done }: { done(): void }) {
  const me = useMe()
  const { data } = useQuery({
    queryKey: ['publication', 'newsletter'],
    queryFn: () => api.get('/publication'),
    enabled: me.may('administer'),
  })
  return data ? <Edit key={data.version} publication={data} done={done} /> : null
}

function Edit({ publication, done }: { publication: Loaded; done(): void }) {
  const w = useMessages(messages)
  const queries = useQueryClient()
  const { language, publication: house } = useFormatters()
  const { version, newsletterDaily, newsletterBreaking, newsletterHour } = publication
  const reload = () => void queries.invalidateQueries({ queryKey: ['publication'] })
  const form = useForm<Values>({
    start: { newsletterDaily, newsletterBreaking, newsletterHour },
    save: (values, isForced) =>
      api.put('/publication', { body: { ...values, version: isForced ? null : version } }),
    done() {
      reload()
      done()
    },
  })
  const { values, set } = form
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: toDigits(`${String(hour).padStart(2, '0')}:00`, language === 'ar' ? house.digits : 'latn'),
  }))
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <FormSection title={w.settings}>
        <FormNotice form={form as never} reload={reload} />
        <Checkbox
          label={w.sendDaily}
          checked={values.newsletterDaily}
          onChange={(event) => set({ newsletterDaily: event.currentTarget.checked })}
        />
        <Select
          label={w.hour}
          description={w.hourHint}
          data={hours}
          value={String(values.newsletterHour)}
          onChange={(hour) => hour && set({ newsletterHour: Number(hour) })}
          disabled={!values.newsletterDaily}
          allowDeselect={false}
          maw="12rem"
        />
        <Checkbox
          label={w.sendBreaking}
          description={w.breakingHint}
          checked={values.newsletterBreaking}
          onChange={(event) => set({ newsletterBreaking: event.currentTarget.checked })}
        />
        <Group>
          <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
            {w.save}
          </Button>
        </Group>
      </FormSection>
    </form>
  )
}
