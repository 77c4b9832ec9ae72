import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { Failed, Loading } from '../../shell/states.tsx'
import { type Form, useForm } from './form.ts'
import { FormFoot } from './form-foot.tsx'
import { FormNotice } from './form-notice.tsx'
import { Remove } from './remove.tsx'

export interface Thing<V, L> {
  /** Below /api/v1: '/sections'. Also the name of its queries. */
  path: string
  blank: V
  /** The fields of what was loaded. */
  pick(loaded: L): V
  /** What readers will see once it is saved. */
  says: string
  fields(form: Form<V>, loaded: L | null): ReactNode
  own?: Record<string, string>
  removal: { title: string; says: string; inUse: string }
}

interface Props<V, L> {
  thing: Thing<V, L>
  id: number | null
  close(): void
}

type Versioned = { id: number; version: number }

/** One thing of a list, opened for editing or to be made; loaded anew each time, with the version that it has then. */
export function ThingForm<V extends object, L extends Versioned>({ thing, id, close }: Props<V, L>) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [thing.path.slice(1), 'edit', id],
    queryFn: () => api.get<L>(`${thing.path}/${id}`),
    enabled: id !== null,
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  })
  if (id === null) return <Fields thing={thing} loaded={null} reload={() => {}} close={close} />
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  if (!data || isFetching) return <Loading lines={4} height={48} />
  return <Fields key={data.version} thing={thing} loaded={data} reload={() => void refetch()} close={close} />
}

function Fields<V extends object, L extends Versioned>({
  thing,
  loaded,
  reload,
  close,
}: {
  thing: Thing<V, L>
  loaded: L | null
  reload(): void
  close(): void
}) {
  const queries = useQueryClient()
  const { path, own } = thing
  const form = useForm<V>({
    start: loaded ? thing.pick(loaded) : thing.blank,
    save: (values, isForced) =>
      loaded
        ? api.put(`${path}/${loaded.id}`, { ...values, version: isForced ? null : loaded.version })
        : api.post(path, values),
    done() {
      void queries.invalidateQueries({ queryKey: [path.slice(1)] })
      close()
    },
    ...(own ? { own } : {}),
  })
  function removed() {
    form.reset(form.values)
    void queries.invalidateQueries({ queryKey: [path.slice(1)] })
    close()
  }
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack gap="md">
        <FormNotice form={form as Form<object>} reload={reload} />
        {thing.fields(form, loaded)}
        <FormFoot form={form as Form<object>} says={thing.says}>
          {loaded && <Remove path={`${path}/${loaded.id}`} {...thing.removal} done={removed} />}
        </FormFoot>
      </Stack>
    </form>
  )
}
