/** Synonyms for the search: spellings of names, months, plurals. */
import { TagsInput } from '@mantine/core'
import { useMessages } from '../messages.ts'
import type { EntityForm } from '../ui/forms/entity-form.tsx'
import { EntityList } from '../ui/forms/entity-list.tsx'
import { messages } from './messages.ts'

export function SynonymsScreen() {
  const w = useMessages(messages)
  const entity: EntityForm<'/search-synonyms', { words: string[] }> = {
    path: '/search-synonyms',
    blank: { words: [] },
    pick: ({ words: group }) => ({ words: group }),
    description: w.detail,
    own: { too_small: w.tooFew, 'no-word': w.noWord },
    removal: { title: w.removeTitle, description: w.removeDescription, merges: false },
    named: ({ words: group }) => group.join('، '),
    fields: ({ values, set, errors }) => (
      <TagsInput
        label={w.words}
        description={w.wordsHint}
        value={values.words}
        onChange={(group) => set({ words: group })}
        error={Object.entries(errors).find(([field]) => field.startsWith('words'))?.[1]}
        maxTags={20}
        splitChars={['،', ',', ';', '؛']}
        acceptValueOnBlur
        data-autofocus
      />
    ),
  }
  return (
    <EntityList entity={entity} w={w} named={({ words: group }) => group.join('، ')} detail={() => null} />
  )
}
