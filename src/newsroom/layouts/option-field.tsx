/** One option of a block, by the input that its type asks for. */
import {
  ActionIcon,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import IconX from '@tabler/icons-react/icons/IconX'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ArticleField } from '../pickers/article-picker.tsx'
import { ChooseOne } from '../pickers/choose.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { Headline } from '../ui/headline.tsx'
import { type BlockOption, useLabel } from './layout.ts'
import { messages } from './messages.ts'

interface Props {
  option: BlockOption
  value: unknown
  change(value: unknown): void
}

export function OptionField({ option, value, change }: Props) {
  const labelOf = useLabel()
  const { input, required } = option
  const label = labelOf(option.label)
  const text = typeof value === 'string' ? value : ''
  switch (input.type) {
    case 'choice':
      return (
        <Select
          label={label}
          data={input.choices.map((one) => ({ value: one.value, label: labelOf(one.label) }))}
          value={text}
          onChange={(chosen) => chosen !== null && change(chosen)}
          allowDeselect={false}
        />
      )
    case 'number':
      return (
        <NumberInput
          label={label}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => typeof typed === 'number' && change(typed)}
          {...(input.min === null ? {} : { min: input.min })}
          {...(input.max === null ? {} : { max: input.max })}
          allowDecimal={!input.integer}
          clampBehavior="strict"
        />
      )
    case 'boolean':
      return (
        <Switch
          label={label}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      )
    case 'section':
    case 'story':
      return (
        <ChooseOne
          label={label}
          resource={input.type === 'section' ? 'sections' : 'stories'}
          value={typeof value === 'number' ? value : null}
          onChange={change}
        />
      )
    case 'coverage':
      return <CoverageField label={label} value={typeof value === 'number' ? value : null} change={change} />
    case 'articles':
      return <ArticlesField label={label} ids={(value as number[] | undefined) ?? []} change={change} />
    case 'rows':
      return (
        <RowsField label={label} input={input} rows={(value as Row[] | undefined) ?? []} change={change} />
      )
    case 'long-text':
      return (
        <Textarea
          label={label}
          required={required}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          maxLength={input.maxLength}
          autosize
          minRows={3}
        />
      )
    default:
      return (
        <TextInput
          label={label}
          required={required}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          dir={input.type === 'link' || option.name === 'link' ? 'ltr' : 'auto'}
        />
      )
  }
}

function CoverageField({
  label,
  value,
  change,
}: {
  label: string
  value: number | null
  change(id: unknown): void
}) {
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['coverages', 'live'],
    queryFn: () => api.get('/coverages', { query: {} }),
  })
  return (
    <Select
      label={label}
      placeholder={w.automatic}
      clearable
      data={(data?.items ?? []).map((one) => ({ value: String(one.id), label: one.headline }))}
      value={value === null ? null : String(value)}
      onChange={(id) => change(id === null ? null : Number(id))}
    />
  )
}

function ArticlesField({ label, ids, change }: { label: string; ids: number[]; change(ids: unknown): void }) {
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['articles', 'named', ids],
    queryFn: () =>
      Promise.all(ids.map((id) => api.get('/articles/{id}', { params: { id } }).catch(() => null))),
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  })
  const nameOf = (id: number) =>
    data?.find((one) => one?.id === id)?.content.headline || (data ? w.removedArticle : String(id))
  return (
    <Stack gap={6}>
      <Text size="sm">{label}</Text>
      {ids.map((id) => (
        <Group key={id} gap="xs" wrap="nowrap">
          <Text size="sm" flex={1}>
            <Headline of={nameOf(id)} />
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={w.remove(nameOf(id))}
            onClick={() => change(ids.filter((one) => one !== id))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <ArticleField label={label} without={ids} onPick={({ id }) => change([...ids, id])} />
    </Stack>
  )
}

type Row = Record<string, string>

interface RowsProps {
  label: string
  input: Extract<BlockOption['input'], { type: 'rows' }>
  rows: Row[]
  change(rows: unknown): void
}

function RowsField({ label, input, rows, change }: RowsProps) {
  const w = useMessages(messages)
  const labelOf = useLabel()
  const { number } = useFormatters()
  const put = (at: number, row: Row) => change(rows.with(at, row))
  return (
    <Stack gap={6}>
      <Text size="sm">{label}</Text>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <Group key={at} gap="xs" wrap="nowrap" align="end">
          {input.columns.map((column) => (
            <TextInput
              key={column.name}
              flex={1}
              label={labelOf(column.label)}
              value={row[column.name] ?? ''}
              maxLength={column.maxLength}
              onChange={(event) => put(at, { ...row, [column.name]: event.currentTarget.value })}
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={w.removeRow(number(at + 1))}
            onClick={() => change(rows.toSpliced(at, 1))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {rows.length < input.maxItems && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => change([...rows, Object.fromEntries(input.columns.map(({ name }) => [name, '']))])}
        >
          {w.addRow}
        </Button>
      )}
    </Stack>
  )
}
