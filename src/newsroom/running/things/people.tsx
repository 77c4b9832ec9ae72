/** People: the names above articles. */
import { Anchor } from '@mantine/core'
import { useWords } from '../../words.ts'
import { LineField, NameField, ProseField, SlugField } from '../parts/fields.tsx'
import { PictureField } from '../parts/picture-field.tsx'
import type { Thing } from '../parts/thing-form.tsx'
import type { Thumbnail } from '../parts/thumb.tsx'
import { ThingList } from './thing-list.tsx'
import { words } from './words.ts'

interface Values {
  name: string
  slug: string
  jobTitle: string
  bio: string
  mediaId: number | null
}
type Person = Values & { id: number; picture: Thumbnail | null }
type Loaded = Person & { version: number }

export function PeopleScreen() {
  const w = useWords(words).people
  const thing: Thing<Values, Loaded> = {
    path: '/people',
    blank: { name: '', slug: '', jobTitle: '', bio: '', mediaId: null },
    pick: ({ name, slug, jobTitle, bio, mediaId }) => ({ name, slug, jobTitle, bio, mediaId }),
    says: w.says,
    own: { name: w.nameRequired },
    removal: { title: w.removeTitle, says: w.removeSays, inUse: w.inUse },
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
        <PictureField
          mediaId={form.values.mediaId}
          picture={loaded?.picture ?? null}
          change={(mediaId) => form.set({ mediaId })}
          error={form.errors.mediaId}
        />
        <SlugField form={form} />
        {loaded && (
          <Anchor href={`/authors/${loaded.slug}`} target="_blank" size="sm">
            {w.onSite}
          </Anchor>
        )}
      </>
    ),
  }
  return (
    <ThingList<Person, Values, Loaded> thing={thing} w={w} isSearched detail={({ jobTitle }) => jobTitle} />
  )
}
