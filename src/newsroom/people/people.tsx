/** People, who appear in bylines. */
import { Anchor } from '@mantine/core'
import { useMessages } from '../messages.ts'
import { PictureField } from '../pickers/picture-field.tsx'
import type { EntityForm } from '../ui/forms/entity-form.tsx'
import { EntityList } from '../ui/forms/entity-list.tsx'
import { LineField, NameField, ProseField, SlugField } from '../ui/forms/fields.tsx'
import { messages } from './messages.ts'

interface Values {
  name: string
  slug: string
  jobTitle: string
  bio: string
  mediaId: number | null
}

export function PeopleScreen() {
  const w = useMessages(messages)
  const entity: EntityForm<'/people', Values> = {
    path: '/people',
    blank: { name: '', slug: '', jobTitle: '', bio: '', mediaId: null },
    pick: ({ name, slug, jobTitle, bio, mediaId }) => ({ name, slug, jobTitle, bio, mediaId }),
    description: w.detail,
    own: { name: w.nameRequired },
    removal: { title: w.removeTitle, description: w.removeDescription },
    fields: (form, loaded) => (
      <>
        <NameField form={form} />
        <LineField
          form={form}
          name="jobTitle"
          label={w.jobTitle}
          description={w.jobTitleHint}
          maxLength={200}
        />
        <ProseField form={form} name="bio" label={w.bio} maxLength={4000} />
        <PictureField form={form} picture={loaded?.picture ?? null} />
        <SlugField form={form} />
        {loaded && (
          <Anchor href={`/authors/${loaded.slug}`} target="_blank" size="sm">
            {w.onSite}
          </Anchor>
        )}
      </>
    ),
  }
  return <EntityList entity={entity} w={w} isSearched detail={({ jobTitle }) => jobTitle} />
}
