/** Form fields generated from a JSON Schema: settings of a module, or a block without its own form. */
import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  JsonInput,
  NumberInput,
  Select,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import { defineMessages, useLanguage, useMessages } from '../../messages.ts'
import { DayField } from '../typed-fields.tsx'
import { type JsonSchema, plain, startOf, type Values } from './schema.ts'
import { SecretField } from './secret-field.tsx'

const messages = defineMessages({
  ar: {
    add: (name: string) => `أضف إلى «${name}»`,
    remove: (name: string, at: number) => `احذف ${at} من «${name}»`,
    json: 'بصيغة JSON',
  },
  en: {
    add: (name: string) => `Add to “${name}”`,
    remove: (name: string, at: number) => `Remove ${at} from “${name}”`,
    json: 'As JSON',
  },
})

interface Common {
  /** An error sentence for each invalid field, by its path. */
  errors: Record<string, string>
  disabled?: boolean
}

interface FieldsProps extends Common {
  schema: JsonSchema
  values: Values
  /** A key without a value is removed. */
  change(values: Values): void
  /** The path of `values` in `errors`, with a trailing dot. */
  path?: string
  /** Keys of values that are typed but never shown, and those with a stored value. */
  secrets?: string[]
  secretsSet?: string[]
}

export function SchemaFields({
  schema,
  values,
  change,
  path = '',
  secrets,
  secretsSet,
  ...common
}: FieldsProps) {
  return Object.entries(schema.properties ?? {}).map(([key, one]) => (
    <SchemaField
      key={key}
      {...common}
      name={key}
      path={`${path}${key}`}
      schema={one}
      isRequired={(schema.required ?? []).includes(key)}
      secret={secrets?.includes(key) ? (secretsSet?.includes(key) ? 'kept' : 'none') : null}
      value={values[key]}
      change={(value) => {
        const { [key]: _, ...others } = values
        change(value === undefined ? others : { ...others, [key]: value })
      }}
    />
  ))
}

interface FieldProps extends Common {
  name: string
  path: string
  schema: JsonSchema
  isRequired: boolean
  secret: 'kept' | 'none' | null
  value: unknown
  change(value: unknown): void
}

const longestLine = 300

function SchemaField({ name, path, schema: given, isRequired, secret, value, change, ...rest }: FieldProps) {
  const w = useMessages(messages)
  const { language } = useLanguage()
  const { errors, disabled } = rest
  const schema = plain(given)
  if (schema.const !== undefined) return null
  const label = schema.label?.[language] ?? schema.title ?? name
  const common = {
    ...{ label, disabled, error: errors[path] },
    description: schema.help?.[language] ?? schema.description,
    withAsterisk: isRequired && schema.default === undefined,
  }
  const text = typeof value === 'string' ? value : ''
  const typed = ({ currentTarget }: { currentTarget: { value: string } }) =>
    change(currentTarget.value || undefined)
  if (secret) return <SecretField {...common} isStored={secret === 'kept'} {...{ value, change }} />
  if (schema.enum?.every((one) => typeof one === 'string'))
    return (
      <Select
        {...common}
        clearable={!isRequired}
        data={schema.enum.map((one) => ({ value: one, label: schema.choices?.[one]?.[language] ?? one }))}
        value={text || null}
        onChange={(chosen) => change(chosen ?? undefined)}
      />
    )
  if (schema.type === 'boolean')
    return (
      <Checkbox
        {...{ label, disabled, error: errors[path], description: common.description }}
        checked={value === true}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
    )
  if (schema.type === 'integer' || schema.type === 'number') {
    const bound = (limit?: number) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER
    return (
      <NumberInput
        {...common}
        value={typeof value === 'number' ? value : ''}
        {...(bound(schema.minimum) ? { min: schema.minimum! } : {})}
        {...(bound(schema.maximum) ? { max: schema.maximum! } : {})}
        allowDecimal={schema.type === 'number'}
        onChange={(number) => change(typeof number === 'number' ? number : undefined)}
      />
    )
  }
  if (schema.type === 'string') {
    const { format, maxLength = longestLine } = schema
    if (format === 'date')
      return <DayField {...common} value={text} change={(day) => change(day || undefined)} />
    const more = {
      value: text,
      onChange: typed,
      ...(schema.maxLength ? { maxLength: schema.maxLength } : {}),
    }
    if (maxLength > longestLine) return <Textarea {...common} {...more} dir="auto" autosize minRows={2} />
    const isAscii = format === 'uri' || format === 'email'
    return <TextInput {...common} {...more} dir={isAscii ? 'ltr' : 'auto'} />
  }
  if (schema.type === 'object' && schema.properties)
    return (
      <Fieldset legend={label} disabled={disabled ?? false}>
        <Stack gap="sm">
          <SchemaFields
            {...rest}
            schema={schema}
            path={`${path}.`}
            values={(value as Values | undefined) ?? {}}
            change={change}
          />
        </Stack>
      </Fieldset>
    )
  if (schema.type === 'array' && schema.items) {
    const list = Array.isArray(value) ? value : []
    if (schema.items.type === 'string')
      return (
        <TagsInput
          {...common}
          splitChars={[',', '،']}
          value={list.map(String)}
          {...(schema.maxItems ? { maxTags: schema.maxItems } : {})}
          onChange={change}
        />
      )
    return <ListField {...rest} {...{ label, path, list, change }} items={schema.items} />
  }
  return (
    <JsonInput
      {...common}
      description={w.json}
      dir="ltr"
      autosize
      minRows={2}
      defaultValue={value === undefined ? '' : JSON.stringify(value, null, 2)}
      onChange={(json) => {
        try {
          change(json.trim() ? JSON.parse(json) : undefined)
        } catch {
          // Still being typed.
        }
      }}
    />
  )
}

interface ListProps extends Common {
  label: string
  path: string
  list: unknown[]
  items: JsonSchema
  change(list: unknown[]): void
}

function ListField({ label, path, list, items, change, ...rest }: ListProps) {
  const w = useMessages(messages)
  return (
    <Fieldset legend={label} disabled={rest.disabled ?? false}>
      <Stack gap="sm">
        {list.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items of a list have no other key.
          <Group key={at} align="end" wrap="nowrap" gap="xs">
            <Stack gap="xs" flex={1} miw={0}>
              <SchemaField
                {...rest}
                name={`${label} ${at + 1}`}
                path={`${path}.${at}`}
                schema={items}
                isRequired
                secret={null}
                value={one}
                change={(value) => change(list.with(at, value))}
              />
            </Stack>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={w.remove(label, at + 1)}
              onClick={() => change(list.toSpliced(at, 1))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          onClick={() => change([...list, startOf(items) ?? ''])}
        >
          {w.add(label)}
        </Button>
      </Stack>
    </Fieldset>
  )
}
