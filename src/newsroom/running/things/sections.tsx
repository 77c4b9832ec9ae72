/** Sections: their order is the site's navigation; each is edited beside the list. */
import { Button, Checkbox, Radio, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { Page } from '../../shell/page.tsx'
import { Empty, Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { useArrangement } from '../parts/arrangement.ts'
import { ArrangementNotice } from '../parts/arrangement-notice.tsx'
import { NameField, ProseField, SlugField } from '../parts/fields.tsx'
import { useOpened } from '../parts/opened.ts'
import { Side } from '../parts/side.tsx'
import { Sortable, SortableRow } from '../parts/sortable.tsx'
import { type Thing, ThingForm } from '../parts/thing-form.tsx'
import { Undo } from '../parts/undo.tsx'
import { words as common } from '../parts/words.ts'
import classes from './things.module.css'
import { words } from './words.ts'

interface Section {
  id: number
  slug: string
  name: string
  description: string
}
type Values = Omit<Section, 'id'> & { commentsOpen: boolean; moderation: 'before' | 'after' }
type Loaded = Values & { id: number; version: number }

function useSectionThing(): Thing<Values, Loaded> {
  const w = useWords(words).sections
  return {
    path: '/sections',
    blank: { name: '', slug: '', description: '', commentsOpen: true, moderation: 'before' },
    pick: ({ id: _, version: __, ...values }) => values,
    says: w.says,
    own: { name: w.nameRequired },
    removal: { title: w.removeTitle, says: w.removeSays, inUse: w.inUse },
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
  const w = useWords(words).sections
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['sections'],
    queryFn: () => api.get<{ items: Section[]; version: number }>('/sections'),
    refetchOnWindowFocus: false,
  })
  const [opened, open] = useOpened()
  const thing = useSectionThing()
  const close = () => open(null)
  const id = opened === 'new' ? null : Number(opened)
  const name = data?.items.find((one) => one.id === id)?.name
  return (
    <>
      {data ? (
        <Order key={dataUpdatedAt} {...data} reload={() => void refetch()} open={open} />
      ) : (
        <Page title={w.title}>
          {error ? <Failed problem={error} retry={() => void refetch()} /> : <Loading />}
        </Page>
      )}
      <Side title={name ?? w.add} isOpen={opened !== null} close={close}>
        {opened !== null && <ThingForm thing={thing} id={id} close={close} />}
      </Side>
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
  const w = useWords(words).sections
  const c = useWords(common)
  const confirm = useConfirm()
  const queries = useQueryClient()
  const order = useArrangement({
    start: items,
    version,
    async send(sections, seen) {
      const ids = sections.map(({ id }) => id)
      return api.put<{ version: number }>('/sections/order', { ids, version: seen })
    },
  })
  async function publish() {
    const names = order.items.map(({ name }) => name).join('، ')
    if (!(await confirm({ title: w.publishTitle, says: w.publishSays(names), action: w.publishOrder })))
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
            {w.orderSays}
          </Text>
        )}
        <Sortable items={order.items} nameOf={({ name }) => name} reorder={order.change}>
          <ol className={classes.list} aria-label={w.title}>
            {order.items.map((section) => (
              <SortableRow key={section.id} id={section.id} name={section.name}>
                <div className={classes.main}>
                  <UnstyledButton
                    className={classes.open}
                    aria-label={c.edit(section.name)}
                    onClick={() => open(section.id)}
                  >
                    {section.name}
                  </UnstyledButton>
                  <span className={classes.detail}>{section.description}</span>
                </div>
              </SortableRow>
            ))}
          </ol>
        </Sortable>
      </div>
    </Page>
  )
}
