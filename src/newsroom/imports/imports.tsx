/** The list of uploaded archives, and of the runs of imports. */
import { Badge, Radio, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { EditDrawer } from '../ui/forms/edit-drawer.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormFoot } from '../ui/forms/form-foot.tsx'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { FormSection } from '../ui/forms/form-section.tsx'
import { useOpened } from '../ui/forms/opened.ts'
import { ListPage } from '../ui/lists/list-page.tsx'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Time } from '../ui/time.tsx'
import { messages } from './messages.ts'

/** The programs whose archives can be uploaded. */
const offered = ['wordpress', 'ghost'] as const
type System = (typeof offered)[number]

export function ImportsScreen() {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const [opened, open] = useOpened()
  const list = useQuery({
    queryKey: ['imports', 'uploads'],
    queryFn: ({ signal }) => api.get('/import-uploads', { signal }),
    refetchInterval: 10_000,
  })
  return (
    <>
      <ListPage w={w} list={list} add={() => open('new')}>
        {(items) => (
          <Rows label={w.title}>
            {items.map((one) => (
              <Row
                key={one.id}
                name={w.archiveOf(w.systems[one.system])}
                detail={<Time at={one.createdAt} shape="datetime" />}
                end={<Badge variant="light">{w.states[one.state]}</Badge>}
                opens={w.archiveOf(w.systems[one.system])}
                open={() => void navigate({ to: `/newsroom/imports/${one.id}` })}
              />
            ))}
          </Rows>
        )}
      </ListPage>
      <Runs />
      <EditDrawer title={w.add} isOpen={opened === 'new'} close={() => open(null)}>
        {opened === 'new' && <NewArchive />}
      </EditDrawer>
    </>
  )
}

function Runs() {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const { data } = useQuery({
    queryKey: ['imports', 'runs'],
    queryFn: ({ signal }) => api.get('/import-runs', { signal }),
    refetchInterval: 10_000,
  })
  if (!data || data.items.length === 0) return null
  return (
    <Stack mt="xl">
      <FormSection title={w.runs}>
        <Rows label={w.runs}>
          {data.items.map((run) => (
            <Row
              key={run.id}
              name={<bdi>{w.runOf(run.site)}</bdi>}
              detail={<Time at={run.startedAt} shape="datetime" />}
              end={<Badge variant="light">{w.runStates[run.state]}</Badge>}
              opens={w.runOf(run.site)}
              open={() => void navigate({ to: `/newsroom/import-runs/${run.id}` })}
            />
          ))}
        </Rows>
      </FormSection>
    </Stack>
  )
}

function NewArchive() {
  const w = useMessages(messages)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const made = useRef(0)
  const form = useForm<{ system: System | null }>({
    start: { system: null },
    async save({ system }) {
      if (system) made.current = (await api.postOnce('/import-uploads', { body: { system } })).id
    },
    done() {
      void queries.invalidateQueries({ queryKey: ['imports'] })
      void navigate({ to: `/newsroom/imports/${made.current}` })
    },
  })
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack>
        <FormNotice form={form as never} />
        <Radio.Group
          label={w.system}
          value={form.values.system}
          onChange={(system) => form.set({ system: system as System })}
        >
          <Stack gap="xs" mt="xs">
            {offered.map((system) => (
              <Radio key={system} value={system} label={w.systems[system]} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.system && (
          <Text size="sm" c="dimmed">
            {w.filesDetail[form.values.system]}
          </Text>
        )}
        <FormFoot form={form as never} description={w.trialDetail} action={w.create} />
      </Stack>
    </form>
  )
}
