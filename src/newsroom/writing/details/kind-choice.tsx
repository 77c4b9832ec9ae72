/** Selects the kind of the article: one of the product's, or one that a module adds. */
import { Select } from '@mantine/core'
import type { Content } from '../../drafts/article.ts'
import { useMessages } from '../../messages.ts'
import { useModuleKinds } from '../../session/article-types.ts'
import { articleTerms } from '../../ui/article-terms.ts'
import { messages } from '../messages.ts'

interface Props {
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  disabled: boolean
  error: string | undefined
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (value as { content?: unknown[] })?.content?.length === 0

export function KindChoice({ content, change, disabled, error }: Props) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const kinds = useModuleKinds()
  const own = kinds.find(({ name }) => name === content.moduleKind)
  const choose = (value: string) => {
    const kind = kinds.find(({ name }) => name === value)
    change('kind', kind?.base ?? (value as Content['kind']))
    change('moduleKind', kind?.name ?? null)
    // Text that was already written stays.
    for (const [field, given] of Object.entries(kind?.template ?? {})) {
      const name = field as keyof Content
      if (name !== 'kind' && name !== 'moduleKind' && isEmpty(content[name])) change(name, given as never)
    }
  }
  return (
    <Select
      label={w.kind}
      data={[
        ...Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
        ...kinds.map(({ name, label }) => ({ value: name, label })),
      ]}
      value={own?.name ?? content.kind}
      allowDeselect={false}
      disabled={disabled}
      error={error}
      onChange={(value) => value && choose(value)}
    />
  )
}
