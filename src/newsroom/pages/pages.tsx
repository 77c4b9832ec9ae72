/** Static pages: the list, and one page with the editor. */

import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { useOpened } from '../ui/forms/opened.ts'
import { ListPage } from '../ui/lists/list-page.tsx'
import { Row, Rows } from '../ui/lists/rows.tsx'
import { messages } from './messages.ts'
import { PageEditor } from './page-editor.tsx'

export function PagesScreen() {
  const w = useMessages(messages)
  const c = useMessages(common)
  const [opened, open] = useOpened()
  const list = useQuery({
    queryKey: ['pages'],
    queryFn: () => api.get('/pages'),
  })
  if (opened !== null)
    return <PageEditor key={opened} id={opened === 'new' ? null : Number(opened)} close={() => open(null)} />
  return (
    <ListPage w={w} list={list} add={() => open('new')}>
      {(items) => (
        <Rows label={w.title}>
          {items.map(({ id, slug, title }) => (
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
    </ListPage>
  )
}
