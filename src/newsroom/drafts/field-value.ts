/** Formats the values of an article's fields: names for ids, dates in the publication's style. */
import { useCallback } from 'react'
import { messages } from '../diff/messages.ts'
import { type NamedKind, useNames } from '../diff/names.ts'
import { useMessages } from '../messages.ts'
import { useFieldLabels } from '../session/article-types.ts'
import { articleTerms } from '../ui/article-terms.ts'
import { useFormatters } from '../ui/formatters.ts'
import type { Content } from './article.ts'
import type { Field } from './merge.ts'

const kindOf: Partial<Record<Field, NamedKind>> = {
  sectionId: 'sections',
  secondarySectionIds: 'sections',
  shareMediaId: 'media',
  agencyId: 'agencies',
  programmeId: 'programmes',
  mediaId: 'media',
  videoId: 'media',
  audioId: 'media',
  galleryIds: 'media',
  authorIds: 'people',
  storyIds: 'stories',
  relatedIds: 'articles',
}
const idsOf = (value: unknown): number[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is number => typeof one === 'number')

/** For the values in these contents; names load a moment later. */
export function useFieldValue(contents: Content[]): (field: Field, value: unknown) => string {
  const w = useMessages(messages)
  const a = useMessages(articleTerms)
  const formatters = useFormatters()
  const wanted: Partial<Record<NamedKind, number[]>> = {}
  for (const [field, kind] of Object.entries(kindOf) as [Field, NamedKind][])
    for (const content of contents)
      wanted[kind] = [...new Set([...(wanted[kind] ?? []), ...idsOf(content[field])])]
  const nameOf = useNames(wanted)
  const labelOf = useFieldLabels()
  return useCallback(
    (field, value) => {
      const kind = kindOf[field]
      if (kind)
        return idsOf(value)
          .map((id) => nameOf(kind, id))
          .join('، ')
      if (value === null || value === undefined || value === '') return ''
      if (typeof value === 'boolean') return value ? w.yes : w.no
      if (typeof value === 'number') return formatters.number(value)
      if (Array.isArray(value)) return value.join('، ')
      if (field === 'fields')
        return Object.entries(value)
          .map(([name, one]) => `${labelOf(name)}: ${Array.isArray(one) ? one.join('، ') : String(one)}`)
          .join(' · ')
      if (field === 'embargoedUntil') return formatters.date(String(value), 'datetime')
      const known =
        field === 'kind' ? a.kinds : field === 'label' ? a.labels : field === 'language' ? a.languages : {}
      return (known as Record<string, string>)[String(value)] ?? String(value)
    },
    [nameOf, w, a, formatters, labelOf],
  )
}
