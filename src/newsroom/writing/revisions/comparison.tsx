/** Compares two revisions: each field that differs. */
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { languageOf } from '../../../language/languages.ts'
import { api } from '../../api.ts'
import { BodyDifference } from '../../diff/body-difference.tsx'
import { FromTo } from '../../diff/from-to.tsx'
import { revisionMessages } from '../../diff/revision-messages.ts'
import { TextDifference } from '../../diff/text-difference.tsx'
import type { Content } from '../../drafts/article.ts'
import { useFieldValue } from '../../drafts/field-value.ts'
import { fieldNames, fieldText } from '../../drafts/fields.ts'
import { type Field, sameValue } from '../../drafts/merge.ts'
import { useMessages } from '../../messages.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { messages } from './messages.ts'

const useRevision = (articleId: number, number: number) =>
  useQuery({
    queryKey: ['articles', 'revision', articleId, number],
    queryFn: () => api.get('/articles/{id}/revisions/{number}', { params: { id: articleId, number } }),
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
  const w = useMessages(messages)
  const r = useMessages(revisionMessages)
  const names = useMessages(fieldNames)
  const old = useRevision(articleId, before)
  const now = useRevision(articleId, after)
  const formatValue = useFieldValue([old.data?.content, now.data?.content].filter((one) => !!one))
  const error = old.error ?? now.error
  if (error) return <Failed problem={error} />
  if (!now.data || (before > 0 && !old.data)) return <Loading lines={4} />
  const newer = now.data.content
  if (!newer) return null
  const older = old.data?.content ?? ({ body: { type: 'doc', content: [] } } as unknown as Content)
  const language = languageOf(newer.language)
  const different = (Object.keys(names) as Field[]).filter((field) => !sameValue(older[field], newer[field]))
  const isFirst = !old.data?.content
  // For the first revision, shows only written fields, not defaults.
  const isWritten = (field: Field) =>
    field === 'body' ? newer.body.content.length > 0 : prose.has(field) && fieldText(newer[field]) !== ''
  const shown = isFirst ? different.filter(isWritten) : different
  if (shown.length === 0) return <Text c="dimmed">{isFirst ? w.emptyYet : r.nothing}</Text>
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
            <FromTo from={formatValue(field, older[field])} to={formatValue(field, newer[field])} />
          )}
        </section>
      ))}
    </Stack>
  )
}
