/** The article fields added by the newsroom's own modules. */
import { Checkbox, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FieldOfArticle } from '../../../contract/article-types.ts'
import type { Content } from '../../drafts/article.ts'
import { useLanguage } from '../../messages.ts'
import { articleTypesQuery } from '../../session/article-types.ts'
import { DayField } from '../../ui/typed-fields.tsx'

interface Props {
  content: Content
  change(fields: Content['fields']): void
  disabled: boolean
  errorOf(name: string): string | undefined
}

export function ModuleFields({ content, change, disabled, errorOf }: Props) {
  const { data } = useQuery(articleTypesQuery)
  const values = content.fields ?? {}
  return (data?.fields ?? [])
    .filter(
      ({ kinds }) =>
        kinds === null || kinds.includes(content.kind) || kinds.includes(content.moduleKind ?? ''),
    )
    .map((field) => (
      <ModuleField
        key={field.name}
        field={field}
        value={values[field.name]}
        disabled={disabled}
        error={errorOf(field.name)}
        change={(value) => {
          const { [field.name]: _, ...others } = values
          change(value === null ? others : { ...others, [field.name]: value })
        }}
      />
    ))
}

interface FieldProps {
  field: FieldOfArticle
  value: unknown
  disabled: boolean
  error: string | undefined
  /** Null removes the value. */
  change(value: unknown): void
}

function ModuleField({ field: { label: labels, input }, value, disabled, error, change }: FieldProps) {
  const { language } = useLanguage()
  const label = labels[language] ?? labels.en ?? ''
  const common = { label, disabled, error }
  const text = typeof value === 'string' ? value : ''
  const typed = ({ currentTarget }: { currentTarget: { value: string } }) =>
    change(currentTarget.value || null)
  switch (input.type) {
    case 'text':
      return <TextInput {...common} dir="auto" value={text} maxLength={input.maxLength} onChange={typed} />
    case 'link':
      return (
        <TextInput
          {...common}
          dir="ltr"
          type="url"
          value={text}
          maxLength={input.maxLength}
          onChange={typed}
        />
      )
    case 'long-text':
      return (
        <Textarea
          {...common}
          dir="auto"
          autosize
          minRows={2}
          value={text}
          maxLength={input.maxLength}
          onChange={typed}
        />
      )
    case 'date':
      return <DayField {...common} value={text} change={(day) => change(day || null)} />
    case 'boolean':
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={({ currentTarget }) => change(currentTarget.checked ? true : null)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          {...(input.min === null ? {} : { min: input.min })}
          {...(input.max === null ? {} : { max: input.max })}
          allowDecimal={!input.integer}
          onChange={(number) => change(typeof number === 'number' ? number : null)}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          clearable
          data={input.choices.map((one) => ({ value: one.value, label: one.label[language] ?? one.value }))}
          value={text || null}
          onChange={change}
        />
      )
    case 'list':
      return (
        <TagsInput
          {...common}
          maxTags={input.maxItems}
          splitChars={[',', '،']}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(list) => change(list.length > 0 ? list : null)}
        />
      )
  }
}
