/** Programmes, each with its episodes. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useWords } from '../../words.ts'
import { NameField, ProseField, SlugField } from '../parts/fields.tsx'
import type { Form } from '../parts/form.ts'
import { PictureField } from '../parts/picture-field.tsx'
import type { Thing } from '../parts/thing-form.tsx'
import type { Thumbnail } from '../parts/thumb.tsx'
import { Episodes } from './episodes.tsx'
import { ThingList } from './thing-list.tsx'
import { words } from './words.ts'

interface Values {
  name: string
  slug: string
  description: string
  mediaId: number | null
  presenterId: number | null
}
interface Programme {
  id: number
  name: string
  slug: string
  description: string
  picture: Thumbnail | null
  presenter: { id: number; name: string } | null
}
type Loaded = Programme & { mediaId: number | null; version: number }

export function ProgrammesScreen() {
  const w = useWords(words).programmes
  const thing: Thing<Values, Loaded> = {
    path: '/programmes',
    blank: { name: '', slug: '', description: '', mediaId: null, presenterId: null },
    pick: ({ name, slug, description, mediaId, presenter }) => ({
      ...{ name, slug, description, mediaId },
      presenterId: presenter?.id ?? null,
    }),
    says: w.says,
    own: { name: w.nameRequired },
    removal: { title: w.removeTitle, says: w.removeSays, inUse: w.inUse },
    fields: (form, loaded) => (
      <>
        <NameField form={form} />
        <ProseField form={form} name="description" label={w.description} maxLength={2000} />
        <Presenter form={form} presenter={loaded?.presenter ?? null} />
        <PictureField
          mediaId={form.values.mediaId}
          picture={loaded?.picture ?? null}
          change={(mediaId) => form.set({ mediaId })}
          error={form.errors.mediaId}
        />
        <SlugField form={form} />
        {loaded && <Episodes programmeId={loaded.id} />}
      </>
    ),
  }
  return (
    <ThingList<Programme, Values, Loaded>
      thing={thing}
      w={w}
      detail={({ presenter, description }) => presenter?.name ?? description}
    />
  )
}

function Presenter({
  form,
  presenter,
}: {
  form: Form<Values>
  presenter: { id: number; name: string } | null
}) {
  const w = useWords(words).programmes
  const { data } = useQuery({
    queryKey: ['people', 'names'],
    queryFn: () => api.get<{ items: { id: number; name: string }[] }>('/people', { limit: 100 }),
  })
  const people = new Map(
    [...(presenter ? [presenter] : []), ...(data?.items ?? [])].map((one) => [one.id, one]),
  )
  return (
    <Select
      label={w.presenter}
      placeholder={w.noPresenter}
      data={[...people.values()].map(({ id, name }) => ({ value: String(id), label: name }))}
      value={form.values.presenterId === null ? null : String(form.values.presenterId)}
      onChange={(value) => form.set({ presenterId: value === null ? null : Number(value) })}
      error={form.errors.presenterId}
      clearable
      searchable
    />
  )
}
