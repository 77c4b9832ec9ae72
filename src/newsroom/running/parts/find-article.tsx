import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { Headline } from '../../desk/headline.tsx'
import { Time } from '../../shell/time.tsx'
import { defineWords, useWords } from '../../words.ts'

export interface FoundArticle {
  id: number
  title: string
  detail: string
  state: string | null
  at: string | null
}

const words = defineWords({
  ar: {
    find: 'ابحث عن مادة منشورة',
    nothing: 'لا مادة منشورة بهذه الكلمات',
    failed: 'تعذّر البحث. أعد المحاولة بعد قليل.',
  },
  en: {
    find: 'Find a published article',
    nothing: 'No published article has these words',
    failed: 'The search did not work. Try again in a moment.',
  },
})

/** Finds a published article by the words of its headline; those in `without` are not offered. */
export function FindArticle({
  choose,
  without = [],
  label,
}: {
  choose(article: FoundArticle): void
  without?: number[]
  label?: string
}) {
  const w = useWords(words)
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data, error } = useQuery({
    queryKey: ['find', 'articles', q],
    queryFn: ({ signal }) => api.get<{ items: FoundArticle[] }>('/find', { q, kinds: 'article' }, signal),
    enabled: q.length > 0,
  })
  const found = (data?.items ?? []).filter(({ id, state }) => state === 'published' && !without.includes(id))
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const article = found.find((one) => String(one.id) === id)
        if (article) choose(article)
        setTyped('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={label ?? w.find}
          placeholder={w.find}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q.length === 0 || (!data && !error)}>
        <Combobox.Options mah="20rem">
          {error && <Combobox.Empty>{w.failed}</Combobox.Empty>}
          {!error && found.length === 0 && <Combobox.Empty>{w.nothing}</Combobox.Empty>}
          {found.map((article) => (
            <Combobox.Option key={article.id} value={String(article.id)}>
              <Text size="sm">
                <Headline of={article.title} />
              </Text>
              <Group gap="xs">
                <Text size="xs" c="dimmed">
                  <bdi>{article.detail}</bdi>
                </Text>
                {article.at && (
                  <Text size="xs" c="dimmed">
                    <Time at={article.at} />
                  </Text>
                )}
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
