/** Topics: the pages that keywords and places of articles lead to. */
import { Anchor, Select, Text } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { PictureField } from '../pickers/picture-field.tsx'
import { useFormatters } from '../ui/formatters.ts'
import type { EntityForm } from '../ui/forms/entity-form.tsx'
import { EntityList } from '../ui/forms/entity-list.tsx'
import { NameField, ProseField, SlugField } from '../ui/forms/fields.tsx'
import { messages } from './messages.ts'

const kinds = ['keyword', 'person', 'place', 'organisation'] as const

interface Values {
  name: string
  slug: string
  kind: (typeof kinds)[number]
  description: string
  mediaId: number | null
}

export function TopicsScreen() {
  const w = useMessages(messages)
  const { count } = useFormatters()
  const entity: EntityForm<'/topics', Values> = {
    path: '/topics',
    blank: { name: '', slug: '', kind: 'keyword', description: '', mediaId: null },
    pick: ({ name, slug, kind, description, mediaId }) => ({ name, slug, kind, description, mediaId }),
    description: w.detail,
    own: { too_small: w.nameRequired, taken: w.nameTaken, 'no-word': w.nameWithoutWord },
    removal: { title: w.removeTitle, description: w.removeDescription },
    fields: (form, loaded) => (
      <>
        <NameField form={form} />
        <Select
          label={w.kind}
          data={kinds.map((value) => ({ value, label: w.kinds[value] }))}
          value={form.values.kind}
          onChange={(kind) => kind && form.set({ kind: kind as Values['kind'] })}
          allowDeselect={false}
          comboboxProps={{ zIndex: 500 }}
        />
        <ProseField
          form={form}
          name="description"
          label={w.description}
          description={w.descriptionHint}
          maxLength={2000}
        />
        <PictureField form={form} picture={loaded?.picture ?? null} />
        <SlugField form={form} />
        {loaded && loaded.spellings.length > 1 && (
          <Text size="sm" c="dimmed">
            {w.spellings}: <bdi>{loaded.spellings.join(w.comma)}</bdi>
          </Text>
        )}
        {loaded && loaded.articles > 0 && (
          <Anchor href={`/topics/${loaded.slug}`} target="_blank" size="sm">
            {w.onSite}
          </Anchor>
        )}
      </>
    ),
  }
  return (
    <EntityList
      entity={entity}
      w={w}
      isSearched
      detail={({ kind, articles }) => `${w.kinds[kind]} · ${count(articles, w.articles)}`}
    />
  )
}
