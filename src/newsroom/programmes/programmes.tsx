/** Programmes with their episodes. */
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { PictureField } from '../pickers/picture-field.tsx'
import type { EntityForm } from '../ui/forms/entity-form.tsx'
import { EntityList } from '../ui/forms/entity-list.tsx'
import { NameField, ProseField, SlugField } from '../ui/forms/fields.tsx'
import type { Form } from '../ui/forms/form.ts'
import { Episodes } from './episodes.tsx'
import { messages } from './messages.ts'
import { type Podcast, PodcastFields, podcastOf } from './podcast.tsx'

interface Values {
  name: string
  slug: string
  description: string
  mediaId: number | null
  presenterId: number | null
  podcast: Podcast | null
}

export function ProgrammesScreen() {
  const w = useMessages(messages)
  const entity: EntityForm<'/programmes', Values> = {
    path: '/programmes',
    blank: { name: '', slug: '', description: '', mediaId: null, presenterId: null, podcast: null },
    pick: ({ name, slug, description, mediaId, presenter, podcast }) => ({
      ...{ name, slug, description, mediaId },
      presenterId: presenter?.id ?? null,
      podcast: podcastOf(podcast),
    }),
    description: w.detail,
    own: { name: w.nameRequired },
    removal: { title: w.removeTitle, description: w.removeDescription },
    fields: (form, loaded) => (
      <>
        <NameField form={form} />
        <ProseField form={form} name="description" label={w.description} maxLength={2000} />
        <Presenter form={form} presenter={loaded?.presenter ?? null} />
        <PictureField form={form} picture={loaded?.picture ?? null} />
        <SlugField form={form} />
        <PodcastFields form={form} loaded={loaded?.podcast ?? null} />
        {loaded && <Episodes programmeId={loaded.id} />}
      </>
    ),
  }
  return (
    <EntityList
      entity={entity}
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
  const w = useMessages(messages)
  const { data } = useQuery({
    queryKey: ['people', 'names'],
    queryFn: () => api.get('/people', { query: { limit: 100 } }),
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
