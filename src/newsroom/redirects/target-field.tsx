/** Where a redirect leads: a kind of thing and one of them, an address, or nothing. */
import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { BodyOf } from '../api.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ChooseOne } from '../pickers/choose.tsx'
import { usePickers } from '../pickers/pickers.tsx'
import type { Form } from '../ui/forms/form.ts'
import { messages } from './messages.ts'

export interface RedirectValues {
  source: string
  /** A thing that is not chosen yet has the id 0. */
  target: { kind: Kind; id: number } | { address: string } | null
  status: NonNullable<BodyOf<'post', '/redirects'>['status']>
}

type Kind = Extract<NonNullable<BodyOf<'post', '/redirects'>['target']>, { kind: string }>['kind']

const lists = {
  section: 'sections',
  story: 'stories',
  topic: 'topics',
  person: 'people',
  programme: 'programmes',
} as const
const chosen = ['article', 'section', 'story', 'topic', 'person', 'programme', 'page'] as const

export function TargetField({ form, name }: { form: Form<RedirectValues>; name: string | null }) {
  const w = useMessages(messages)
  const { target } = form.values
  const kind = target === null ? 'none' : 'kind' in target ? target.kind : 'address'
  const options = [
    ...chosen,
    ...(kind === 'coverage' || kind === 'media' ? [kind] : []),
    ...(['address', 'none'] as const),
  ]
  const error = Object.entries(form.errors).find(([field]) => field.startsWith('target'))?.[1]
  const change = (next: string | null) =>
    form.set({
      target:
        next === 'none' || next === null
          ? null
          : next === 'address'
            ? { address: '' }
            : { kind: next as Kind, id: 0 },
    })
  const set = (id: number | null) =>
    target && 'kind' in target && form.set({ target: { kind: target.kind, id: id ?? 0 } })
  return (
    <>
      <Select
        label={w.target}
        data={options.map((value) => ({ value, label: w.kinds[value] }))}
        value={kind}
        onChange={change}
        allowDeselect={false}
        comboboxProps={{ zIndex: 500 }}
      />
      {target && 'address' in target && (
        <TextInput
          label={w.address}
          description={w.addressHint}
          dir="ltr"
          value={target.address}
          onChange={(event) => form.set({ target: { address: event.currentTarget.value } })}
          error={error}
        />
      )}
      {target && 'kind' in target && target.kind in lists && (
        <ChooseOne
          key={target.kind}
          label={w.choose}
          resource={lists[target.kind as keyof typeof lists]}
          value={target.id || null}
          onChange={set}
          error={error}
        />
      )}
      {kind === 'page' && target && 'kind' in target && (
        <ChoosePage value={target.id} onChange={set} error={error} />
      )}
      {kind === 'article' && target && 'kind' in target && (
        <ChooseArticle id={target.id} name={name} onChange={set} error={error} />
      )}
      {(kind === 'coverage' || kind === 'media') && <Text size="sm">{name ?? w.deleted}</Text>}
    </>
  )
}

interface Choice {
  onChange(id: number | null): void
  error: string | undefined
}

function ChoosePage({ value, onChange, error }: Choice & { value: number }) {
  const w = useMessages(messages)
  const pages = useQuery({ queryKey: ['pages'], queryFn: ({ signal }) => api.get('/pages', { signal }) })
  return (
    <Select
      label={w.choose}
      data={(pages.data?.items ?? []).map(({ id, title }) => ({ value: String(id), label: title }))}
      value={value ? String(value) : null}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
      comboboxProps={{ zIndex: 500 }}
    />
  )
}

function ChooseArticle({ id, name, onChange, error }: Choice & { id: number; name: string | null }) {
  const w = useMessages(messages)
  const pickers = usePickers()
  const article = useQuery({
    queryKey: ['redirects', 'article', id],
    queryFn: ({ signal }) => api.get('/articles/{id}', { params: { id }, signal }),
    enabled: id > 0,
  })
  const headline = id > 0 ? (article.data?.content.headline ?? name) : null
  return (
    <Group gap="sm">
      {headline && (
        <Text flex={1} miw="12rem">
          <bdi>{headline}</bdi>
        </Text>
      )}
      <Button
        variant="default"
        onClick={() => void pickers.pickArticle().then((found) => found && onChange(found.articleId))}
      >
        {headline ? w.changeArticle : w.chooseArticle}
      </Button>
      {error && (
        <Text c="red" size="sm" role="alert">
          {error}
        </Text>
      )}
    </Group>
  )
}
