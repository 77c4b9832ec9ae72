import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import classes from './comments.module.css'
import { messages } from './messages.ts'
import type { CommentParameters } from './parameters.ts'

/** Filters the comments: by section, word, reader or article. */
export function Filters({
  asked,
  change,
}: {
  asked: CommentParameters
  change(next: CommentParameters): void
}) {
  const w = useMessages(messages)
  const [q, setQ] = useState(asked.q ?? '')
  const { data } = useQuery({
    queryKey: ['sections'],
    queryFn: () => api.get('/sections'),
  })
  const search = useDebouncedCallback((typed: string) => change({ ...asked, q: typed || undefined }), 300)
  const only = asked.reader ? w.onlyReader : asked.article ? w.onlyArticle : null
  return (
    <search className={classes.filters}>
      <Select
        size="sm"
        aria-label={w.section}
        placeholder={w.allSections}
        data={(data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={asked.section ? String(asked.section) : null}
        onChange={(id) => change({ ...asked, section: id ? Number(id) : undefined })}
        clearable
      />
      <TextInput
        size="sm"
        type="search"
        aria-label={w.search}
        placeholder={w.search}
        value={q}
        onChange={({ currentTarget }) => {
          setQ(currentTarget.value)
          search(currentTarget.value.trim())
        }}
        maxLength={100}
      />
      {only && (
        <Button
          size="sm"
          variant="default"
          onClick={() => change({ ...asked, reader: undefined, article: undefined, comment: undefined })}
        >
          {only} · {w.showAll}
        </Button>
      )}
    </search>
  )
}
