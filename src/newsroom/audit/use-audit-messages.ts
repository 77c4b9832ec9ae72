/** The audit log's sentence for each command, and the screens of its subjects, from all features. */
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../messages.ts'
import { useFeatures } from '../session/feature.ts'

export interface AuditWords {
  /** A sentence by the command, or by the subject of an account's event. */
  sentences: Record<string, string>
  fields: Record<string, string>
  values: Record<string, Record<string, string>>
  /** The screen of a subject such as "article:12"; null where there is none. An entry is within its coverage. */
  pathOf(subject: string, within: string | null): string | null
}

/** Undefined while they are on their way. */
export function useAuditMessages(): AuditWords | undefined {
  const { language } = useLanguage()
  const features = useFeatures()
  const { data } = useQuery({
    queryKey: ['audit-messages'],
    queryFn: () => Promise.all(features.flatMap(({ audit }) => audit?.load() ?? [])),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data) return undefined
  const paths: Record<string, (id: string) => string> = Object.assign(
    {},
    ...features.map(({ audit }) => audit?.paths),
  )
  const pathOf = (subject: string, within: string | null): string | null => {
    const [kind = '', id = ''] = subject.split(':')
    if (kind === 'entry' && within) return `${pathOf(within, null)}?entry=${id}`
    return paths[kind]?.(id) ?? null
  }
  return {
    sentences: Object.assign({}, ...data.map(({ auditMessages }) => auditMessages[language])),
    fields: Object.assign({}, ...data.map(({ auditFields }) => auditFields?.[language])),
    values: Object.assign({}, ...data.map(({ auditValues }) => auditValues?.[language])),
    pathOf,
  }
}
