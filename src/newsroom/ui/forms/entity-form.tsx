import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { request } from '../../api.ts'
import { Failed, Loading } from '../states.tsx'
import { DeleteButton } from './delete-button.tsx'
import { useFirstWrong } from './first-wrong.ts'
import { type Form, useForm } from './form.ts'
import { FormFoot } from './form-foot.tsx'
import { FormNotice } from './form-notice.tsx'

export interface EntityForm<V, L> {
  /** Below /api/v1: '/sections'. Also the name of its queries. */
  path: string
  blank: V
  /** Picks the form's fields from the loaded thing. */
  pick(loaded: L): V
  /** A sentence about the effect of saving for readers. */
  description: string
  fields(form: Form<V>, loaded: L | null): ReactNode
  own?: Record<string, string>
  /** `merges`: see DeleteButton. */
  removal: { title: string; description: string; merges?: boolean }
  /** For a thing without a name of its own. */
  named?(loaded: L): string
}

interface Props<V, L> {
  entity: EntityForm<V, L>
  id: number | null
  close(): void
}

type Versioned = { id: number; version: number }

/** The form of one thing of a list, new or existing; loaded each time with its current version. */
export function EntityFormView<V extends object, L extends Versioned>({ entity, id, close }: Props<V, L>) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [entity.path.slice(1), 'edit', id],
    queryFn: () => request.get<L>(`${entity.path}/${id}`),
    enabled: id !== null,
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  })
  if (id === null) return <Fields entity={entity} loaded={null} reload={() => {}} close={close} />
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  if (!data || isFetching) return <Loading lines={4} height={48} />
  return (
    <Fields key={data.version} entity={entity} loaded={data} reload={() => void refetch()} close={close} />
  )
}

function Fields<V extends object, L extends Versioned>({
  entity,
  loaded,
  reload,
  close,
}: {
  entity: EntityForm<V, L>
  loaded: L | null
  reload(): void
  close(): void
}) {
  const queries = useQueryClient()
  const { path, own } = entity
  const form = useForm<V>({
    start: loaded ? entity.pick(loaded) : entity.blank,
    save: (values, isForced) =>
      loaded
        ? request.put(`${path}/${loaded.id}`, { ...values, version: isForced ? null : loaded.version })
        : request.postOnce(path, values),
    done() {
      void queries.invalidateQueries({ queryKey: [path.slice(1)] })
      close()
    },
    ...(own ? { own } : {}),
  })
  const name = loaded ? (entity.named?.(loaded) ?? ('name' in loaded ? String(loaded.name) : '')) : ''
  const wrong = useFirstWrong(form.errors)
  function submit(event: FormEvent) {
    wrong.expect()
    void form.submit(event)
  }
  function removed() {
    form.reset(form.values)
    void queries.invalidateQueries({ queryKey: [path.slice(1)] })
    close()
  }
  return (
    <form ref={wrong.form} onSubmit={submit}>
      <Stack gap="md">
        <FormNotice form={form as Form<object>} reload={reload} />
        {entity.fields(form, loaded)}
        <FormFoot form={form as Form<object>} description={entity.description}>
          {loaded && (
            <DeleteButton path={`${path}/${loaded.id}`} name={name} {...entity.removal} done={removed} />
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
