/** Sections: their order is the site's navigation; each is edited next to the list. */

import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { ColourField } from '../ui/colour-field.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { type EntityForm, EntityFormView } from '../ui/forms/entity-form.tsx'
import { NameField, ProseField, SlugField } from '../ui/forms/fields.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { useOpened } from '../ui/forms/opened.ts'
import { useArrangement } from '../ui/lists/arrangement.ts'
import { ArrangementNotice } from '../ui/lists/arrangement-notice.tsx'
import { RowText } from '../ui/lists/rows.tsx'
import { Sortable, SortableRow } from '../ui/lists/sortable.tsx'
import { Undo } from '../ui/lists/undo.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'
import { messages } from './messages.ts'
import classes from './sections.module.css'

interface Section {
  id: number
  slug: string
  name: string
  description: string
  colour: string
}
type Values = Omit<Section, 'id'> & { commentsOpen: boolean; moderation: 'before' | 'after' }

function useSectionThing(): EntityForm<'/sections', Values> {
  const w = useMessages(messages)
  return {
    path: '/sections',
    blank: { name: '', slug: '', description: '', colour: '', commentsOpen: true, moderation: 'before' },
    pick: ({ id: _, version: __, ...values }) => values,
    description: w.detail,
    own: { name: w.nameRequired },
    removal: { title: w.removeTitle, description: w.removeDescription },
    fields: (form) => (
      <>
        <NameField form={form} />
        <ProseField
          form={form}
          name="description"
          label={w.description}
          description={w.descriptionHint}
          maxLength={1000}
        />
        <SlugField form={form} />
        <ColourField
          label={w.colour}
          value={form.values.colour}
          change={(colour) => form.set({ colour })}
          error={form.errors.colour}
        />
        <Checkbox
          label={w.commentsOpen}
          checked={form.values.commentsOpen}
          onChange={({ currentTarget }) => form.set({ commentsOpen: currentTarget.checked })}
        />
        <Radio.Group
          label={w.moderation}
          value={form.values.moderation}
          onChange={(value) => form.set({ moderation: value as Values['moderation'] })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="before" label={w.before} description={w.beforeHint} />
            <Radio value="after" label={w.after} description={w.afterHint} />
          </Stack>
        </Radio.Group>
      </>
    ),
  }
}

export function SectionsScreen() {
  const w = useMessages(messages)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['sections'],
    queryFn: () => api.get('/sections'),
    refetchOnWindowFocus: false,
  })
  const [opened, open] = useOpened()
  const close = () => open(null)
  const id = opened === 'new' ? null : Number(opened)
  const entity = useSectionThing()
  const name = data?.items.find((one) => one.id === id)?.name
  return (
    <>
      {data ? (
        <Order key={dataUpdatedAt} {...data} reload={() => void refetch()} open={open} />
      ) : (
        <LoadingPage title={w.title} error={error} retry={() => void refetch()} />
      )}
      <EditDrawer title={name ?? w.add} isOpen={opened !== null} close={close}>
        {opened !== null && <EntityFormView entity={entity} id={id} close={close} />}
      </EditDrawer>
    </>
  )
}

function Order({
  items,
  version,
  reload,
  open,
}: {
  items: Section[]
  version: number
  reload(): void
  open(id: number | 'new'): void
}) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const order = useArrangement({
    start: items,
    version,
    async send(sections, seen) {
      const ids = sections.map(({ id }) => id)
      return api.put('/sections/order', { body: { ids, version: seen } })
    },
  })
  async function publish() {
    const names = order.items.map(({ name }) => name).join('، ')
    if (
      !(await confirm({
        title: w.publishTitle,
        description: w.publishDescription(names),
        action: w.publishOrder,
      }))
    )
      return
    await order.publish()
    void queries.invalidateQueries({ queryKey: ['sections', 'edit'] })
  }
  return (
    <Page
      title={w.title}
      actions={
        <>
          {order.isDirty && (
            <>
              <Undo undo={order.undo} />
              <Button variant="default" loading={order.isSending} onClick={() => void publish()}>
                {w.publishOrder}
              </Button>
            </>
          )}
          <Button onClick={() => open('new')}>{w.add}</Button>
        </>
      }
    >
      <div className={classes.narrow}>
        <ArrangementNotice of={order} reload={reload} />
        {items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
        {items.length > 1 && (
          <Text size="sm" c="dimmed" mb="xs">
            {w.orderDescription}
          </Text>
        )}
        <Sortable items={order.items} nameOf={({ name }) => name} reorder={order.change}>
          <ol className={classes.list} aria-label={w.title}>
            {order.items.map((section) => (
              <SortableRow key={section.id} id={section.id} name={section.name}>
                <RowText
                  name={section.name}
                  detail={section.description}
                  opens={c.edit(section.name)}
                  open={() => open(section.id)}
                />
              </SortableRow>
            ))}
          </ol>
        </Sortable>
      </div>
    </Page>
  )
}
