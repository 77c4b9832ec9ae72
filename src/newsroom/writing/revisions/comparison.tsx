/** Two revisions side by side in one: each field that differs. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { languageOf } from '../../../language/languages.ts'
import { api } from '../../api.ts'
import { Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import type { Content } from '../article.ts'
import { BodyDifference } from '../difference/body-difference.tsx'
import { TextDifference } from '../difference/text-difference.tsx'
import { fieldNames, fieldText } from '../fields.ts'
import { type Field, sameValue } from '../saving/merge.ts'
import { words } from './words.ts'

const useRevision = (articleId: number, number: number) =>
  useQuery({
    queryKey: ['articles', 'revision', articleId, number],
    queryFn: () => api.get<{ content: Content | null }>(`/articles/${articleId}/revisions/${number}`),
    // A revision never changes.
    staleTime: Number.POSITIVE_INFINITY,
    enabled: number > 0,
  })

const prose = new Set<Field>(['headline', 'standfirst', 'dateline', 'slug'])

export function Comparison({
  articleId,
  before,
  after,
}: {
  articleId: number
  before: number
  after: number
}) {
  const w = useWords(words)
  const names = useWords(fieldNames)
  const old = useRevision(articleId, before)
  const now = useRevision(articleId, after)
  const error = old.error ?? now.error
  if (error) return <Failed problem={error} />
  if (!now.data || (before > 0 && !old.data)) return <Loading lines={4} />
  const newer = now.data.content
  if (!newer) return null
  const older = old.data?.content ?? ({ body: { type: 'doc', content: [] } } as unknown as Content)
  const language = languageOf(newer.language)
  const different = (Object.keys(names) as Field[]).filter((field) => !sameValue(older[field], newer[field]))
  const isFirst = !old.data?.content
  // Of the first one what was written, not what it began with.
  const isWritten = (field: Field) =>
    field === 'body' ? newer.body.content.length > 0 : prose.has(field) && fieldText(newer[field]) !== ''
  const shown = isFirst ? different.filter(isWritten) : different
  if (shown.length === 0) return <Text c="dimmed">{isFirst ? w.emptyYet : w.nothing}</Text>
  return (
    <Stack gap="md">
      {shown.map((field) => (
        <section key={field}>
          <Text size="sm" fw={700} c="dimmed">
            {names[field]}
          </Text>
          {field === 'body' ? (
            <BodyDifference before={older.body} after={newer.body} />
          ) : prose.has(field) ? (
            <TextDifference
              before={fieldText(older[field])}
              after={fieldText(newer[field])}
              language={language}
            />
          ) : (
            <Text size="sm">
              {w.from}: {fieldText(older[field]) || '—'} · {w.to}: {fieldText(newer[field]) || '—'}
            </Text>
          )}
        </section>
      ))}
    </Stack>
  )
}
