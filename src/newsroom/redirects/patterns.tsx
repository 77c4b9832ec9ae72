/** Patterns of redirects; administrators write them. */
import { Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type BodyOf } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { type EntityForm, EntityFormView } from '../ui/forms/entity-form.tsx'
import { LineField } from '../ui/forms/fields.tsx'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { messages } from './messages.ts'

interface Values {
  pattern: string
  address: string | null
  status: NonNullable<BodyOf<'post', '/redirect-patterns'>['status']>
}

export function Patterns({ isAdding, endAdding }: { isAdding: boolean; endAdding(): void }) {
  const w = useMessages(messages)
  const { count } = useFormatters()
  const { may } = useMe()
  const [edited, edit] = useState<number | null>(null)
  const list = useQuery({
    queryKey: ['redirect-patterns', 'list'],
    queryFn: ({ signal }) => api.get('/redirect-patterns', { signal }),
  })
  const entity: EntityForm<'/redirect-patterns', Values> = {
    path: '/redirect-patterns',
    blank: { pattern: '', address: null, status: 301 },
    pick: ({ pattern, address, status }) => ({ pattern, address, status }),
    description: w.detail,
    own: { taken: w.patternTaken, 'not-pattern': w.notPattern, 'not-address': w.notAddress },
    removal: { title: w.patternRemoveTitle, description: w.patternRemoveDescription, merges: false },
    named: ({ pattern }) => pattern,
    fields: (form) => (
      <>
        <LineField
          form={form}
          name="pattern"
          label={w.pattern}
          description={w.patternHint}
          maxLength={500}
          dir="ltr"
          required
          data-autofocus
        />
        <LineField
          form={{ ...form, set: ({ address, ...rest }) => form.set({ ...rest, address: address || null }) }}
          name="address"
          label={w.patternAddress}
          description={w.patternAddressHint}
          maxLength={2000}
          dir="ltr"
        />
        {form.values.address && (
          <Select
            label={w.status}
            data={([301, 302, 308] as const).map((value) => ({
              ...{ value: String(value), label: w.statuses[value] },
            }))}
            value={String(form.values.status === 410 ? 301 : form.values.status)}
            onChange={(status) => status && form.set({ status: Number(status) as Values['status'] })}
            allowDeselect={false}
            comboboxProps={{ zIndex: 500 }}
          />
        )}
      </>
    ),
  }
  const close = () => {
    edit(null)
    endAdding()
  }
  return (
    <>
      {list.error && <Failed problem={list.error} retry={() => void list.refetch()} />}
      {!list.error && !list.data && <Loading />}
      {list.data?.items.length === 0 && <Empty title={w.patternsEmpty} detail={w.patternsDetail} />}
      {list.data && list.data.items.length > 0 && (
        <Rows label={w.parts.patterns}>
          {list.data.items.map(({ id, pattern, address, hits }) => (
            <Row
              key={id}
              name={<bdi dir="ltr">{pattern}</bdi>}
              detail={address === null ? w.gone : <bdi dir="ltr">{address}</bdi>}
              end={
                <Text size="sm" c="dimmed">
                  {count(hits, w.hits)}
                </Text>
              }
              opens={w.edit(pattern)}
              open={() => may('administer') && edit(id)}
            />
          ))}
        </Rows>
      )}
      <EditDrawer title={w.pattern} isOpen={isAdding || edited !== null} close={close}>
        {(isAdding || edited !== null) && (
          <EntityFormView key={edited ?? 'new'} entity={entity} id={edited} close={close} />
        )}
      </EditDrawer>
    </>
  )
}
