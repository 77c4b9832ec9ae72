/** The settings form of a module, generated from its schema. */
import { Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import type { JsonSchema, Values } from '../ui/forms/schema.ts'
import { SchemaFields } from '../ui/forms/schema-fields.tsx'
import { messages } from './messages.ts'
import { type ListedModule, modulesKey } from './modules-query.ts'

interface Props {
  name: string
  settings: NonNullable<ListedModule['settings']>
}

export function SettingsForm({ name, settings: { schema, values, secrets, secretsSet, version } }: Props) {
  const w = useMessages(messages)
  const queries = useQueryClient()
  const form = useForm<{ settings: Values }>({
    start: { settings: values },
    save({ settings }, isForced) {
      const keys = Object.keys((schema as JsonSchema).properties ?? {})
      // A secret that was neither typed nor removed is unchanged; another key without a value is removed.
      const given = keys.filter((key) => key in settings || !secrets.includes(key))
      const all = Object.fromEntries(given.map((key) => [key, settings[key] ?? null]))
      return api.put('/modules/{name}/settings', {
        params: { name },
        body: { settings: all, version: isForced ? null : version },
      })
    },
    done: () => void queries.invalidateQueries({ queryKey: modulesKey }),
  })
  const errors = Object.entries(form.errors).map(([path, sentence]) => [
    path.replace('settings.', ''),
    sentence,
  ])
  return (
    <form onSubmit={(event) => void form.submit(event)} noValidate>
      <Stack gap="md">
        <FormNotice
          form={form as never}
          reload={() => void queries.invalidateQueries({ queryKey: modulesKey })}
        />
        <SchemaFields
          schema={schema as JsonSchema}
          values={form.values.settings}
          change={(settings) => form.set({ settings })}
          errors={Object.fromEntries(errors)}
          {...{ secrets, secretsSet }}
        />
        <FormFoot form={form as never} description={w.saveDescription} action={w.save} />
      </Stack>
    </form>
  )
}
