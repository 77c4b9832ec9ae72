/** Decides what becomes of the types, categories, authors and fields of an archive. */
import { NativeSelect, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { type Form, useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { FormSection } from '../ui/forms/form-section.tsx'
import { messages } from './messages.ts'
import type { Upload } from './upload.tsx'

type Mapping = NonNullable<Upload['mapping']>
/** The parts of a mapping that name each thing of the archive. */
type Part = 'types' | 'categories' | 'taxonomies' | 'authors' | 'fields' | 'shortcodes'

export function MappingForm({ upload, isLocked }: { upload: Upload; isLocked: boolean }) {
  const w = useMessages(messages)
  const queries = useQueryClient()
  const { help: _, ...start } = upload.mapping as Mapping
  const form = useForm<Mapping>({
    start,
    save: (body) => api.put('/import-uploads/{id}/mapping', { params: { id: upload.id }, body }),
    done: () => void queries.invalidateQueries({ queryKey: ['imports', 'upload', upload.id] }),
  })
  const { targets } = w
  const words = { keyword: targets.keyword, nothing: targets.nothing }
  return (
    <FormSection title={w.mapping} detail={w.mappingDetail}>
      <form onSubmit={(event) => void form.submit(event)}>
        <fieldset disabled={isLocked} style={{ border: 0, padding: 0, margin: 0 }}>
          <Stack gap="lg">
            <FormNotice form={form as never} />
            <Choices form={form} part="categories" title={w.categories} options={targets} />
            <Choices form={form} part="taxonomies" title={w.taxonomies} options={words} />
            <Names form={form} part="types" title={w.types} hint={w.typeHint} />
            <Names form={form} part="authors" title={w.authors} hint={w.authorHint} />
            <Names form={form} part="fields" title={w.customFields} hint={w.fieldHint} />
            <Choices form={form} part="shortcodes" title={w.shortcodes} options={w.shortcodeTargets} />
            <TextInput
              label={w.zone}
              description={w.zoneHint}
              value={form.values.zone ?? ''}
              onChange={({ currentTarget }) => form.set({ zone: currentTarget.value || null })}
              error={form.errors.zone}
              dir="ltr"
            />
            <FormFoot form={form as never} description={w.mappingApplies} />
          </Stack>
        </fieldset>
      </form>
    </FormSection>
  )
}

interface Props {
  form: Form<Mapping>
  part: Part
  title: string
}

const entriesOf = (form: Form<Mapping>, part: Part) =>
  Object.entries(form.values[part] as Record<string, string>)
const changed = (form: Form<Mapping>, part: Part, key: string, value: string) =>
  form.set({ [part]: { ...form.values[part], [key]: value } } as Partial<Mapping>)

function Choices({ form, part, title, options }: Props & { options: Record<string, string> }) {
  const entries = entriesOf(form, part)
  if (entries.length === 0) return null
  return (
    <Named title={title} count={entries.length}>
      {entries.map(([key, value]) => (
        <NativeSelect
          key={key}
          label={<bdi>{key}</bdi>}
          value={value}
          data={Object.entries(options).map(([name, label]) => ({ value: name, label }))}
          onChange={({ currentTarget }) => changed(form, part, key, currentTarget.value)}
          error={form.errors[`${part}.${key}`]}
        />
      ))}
    </Named>
  )
}

function Names({ form, part, title, hint }: Props & { hint: string }) {
  const entries = entriesOf(form, part)
  if (entries.length === 0) return null
  return (
    <Named title={title} count={entries.length}>
      {entries.map(([key, value]) => (
        <TextInput
          key={key}
          label={<bdi>{key}</bdi>}
          description={hint}
          value={value}
          onChange={({ currentTarget }) => changed(form, part, key, currentTarget.value)}
          error={form.errors[`${part}.${key}`]}
        />
      ))}
    </Named>
  )
}

/** A part with its things, closed until it is needed. */
function Named({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const { number } = useFormatters()
  return (
    <details>
      <summary>
        {title} ({number(count)})
      </summary>
      <Stack gap="xs" mt="xs">
        {children}
      </Stack>
    </details>
  )
}
