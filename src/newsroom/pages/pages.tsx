/** Static pages: the list, and one page with the editor. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { useOpened } from '../ui/forms/opened.ts'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { messages } from './messages.ts'
import { PageEditor } from './page-editor.tsx'

export function PagesScreen() {
  const w = useMessages(messages)
  const c = useMessages(common)
  const [opened, open] = useOpened()
  const { data, error, refetch } = useQuery({
    queryKey: ['pages'],
    queryFn: () => api.get('/pages'),
  })
  if (opened !== null)
    return <PageEditor key={opened} id={opened === 'new' ? null : Number(opened)} close={() => open(null)} />
  return (
    <Page title={w.title} actions={<Button onClick={() => open('new')}>{w.add}</Button>}>
      {error && <Failed problem={error} retry={() => void refetch()} />}
      {!data && !error && <Loading lines={4} />}
      {data?.items.length === 0 && <Empty title={w.empty} detail={w.emptyDetail} />}
      {data && data.items.length > 0 && (
        <Rows label={w.title}>
          {data.items.map(({ id, slug, title }) => (
            <Row
              key={id}
              name={title}
              detail={<bdi>/pages/{slug}</bdi>}
              opens={c.edit(title)}
              open={() => open(id)}
            />
          ))}
        </Rows>
      )}
    </Page>
  )
}
