/** Standing pages: their list, and one of them with the editor. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Page } from '../../shell/page.tsx'
import { Empty, Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { useOpened } from '../parts/opened.ts'
import { Row, Rows } from '../parts/rows.tsx'
import { words as common } from '../parts/words.ts'
import { PageEditor } from './page-editor.tsx'
import { words } from './words.ts'

export function PagesScreen() {
  const w = useWords(words).pages
  const c = useWords(common)
  const [opened, open] = useOpened()
  const { data, error, refetch } = useQuery({
    queryKey: ['pages'],
    queryFn: () => api.get<{ items: { id: number; slug: string; title: string }[] }>('/pages'),
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
