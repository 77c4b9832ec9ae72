import { Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import {
  type CollectionPath,
  collection,
  type LoadedFrom,
  type MergedPath,
  type ValuesFor,
  type Versioned,
} from '../../collections.ts'
import { Failed, Loading } from '../states.tsx'
import { DeleteButton, type Deleted } from './delete-button.tsx'
import { useFirstWrong } from './first-wrong.ts'
import { type Form, useForm } from './form.ts'
import { FormFoot } from './form-foot.tsx'
import { FormNotice } from './form-notice.tsx'

interface RemovalWords {
  title: string
  description: string
}

export interface EntityForm<P extends CollectionPath, V, L = LoadedFrom<P>> {
  /** Below /api/v1: '/sections'. Also the name of its queries. */
  path: P
  blank: V
  /** Picks the form's fields from the loaded thing. */
  pick(loaded: L): V
  /** A sentence about the effect of saving for readers. */
  description: string
  fields(form: Form<V>, loaded: L | null): ReactNode
  own?: Record<string, string>
  /** `merges`: see DeleteButton. */
  removal: RemovalWords & (P extends MergedPath ? { merges?: true } : { merges: false })
  /** For a thing without a name of its own. */
  named?(loaded: L): string
}

interface Props<P extends CollectionPath, V> {
  entity: EntityForm<P, V>
  id: number | null
  close(): void
}

/** The form of one thing of a list, new or existing; loaded each time with its current version. */
export function EntityFormView<P extends CollectionPath, V extends ValuesFor<P>>({
  entity,
  id,
  close,
}: Props<P, V>) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: [entity.path.slice(1), 'edit', id],
    queryFn: () => collection.load(entity.path, id as number),
    enabled: id !== null,
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  })
  if (id === null) return <Fields entity={entity} loaded={null} reload={() => {}} close={close} />
  if (error) return <Failed problem={error} retry={() => void refetch()} />
  const known = data as Versioned | undefined
  if (!data || !known || isFetching) return <Loading lines={4} height={48} />
  return (
    <Fields key={known.version} entity={entity} loaded={data} reload={() => void refetch()} close={close} />
  )
}

function Fields<P extends CollectionPath, V extends ValuesFor<P>>({
  entity,
  loaded,
  reload,
  close,
}: {
  entity: EntityForm<P, V>
  loaded: LoadedFrom<P> | null
  reload(): void
  close(): void
}) {
  const queries = useQueryClient()
  const { path, own } = entity
  const known = loaded as (Versioned & { name?: string }) | null
  const form = useForm<V>({
    start: loaded ? entity.pick(loaded) : entity.blank,
    save: (values, isForced) =>
      known
        ? collection.change(path, known.id, { ...values, version: isForced ? null : known.version })
        : collection.create(path, values),
    done() {
      void queries.invalidateQueries({ queryKey: [path.slice(1)] })
      close()
    },
    ...(own ? { own } : {}),
  })
  const name = loaded ? (entity.named?.(loaded) ?? known?.name ?? '') : ''
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
          {known && (
            <DeleteButton
              {...({ path, ...entity.removal } as Deleted & RemovalWords)}
              {...{ id: known.id, name, done: removed }}
            />
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
