import { Anchor, Button, Group, Input, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BodyDocument } from '../../body/document.ts'
import { api } from '../api.ts'
import { BodyEditor } from '../editor/body-editor.tsx'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { DeleteButton } from '../ui/forms/delete-button.tsx'
import { LineField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { SaveActions } from '../ui/forms/save-actions.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { useEditorHost } from './editor-host.ts'
import { messages } from './messages.ts'

interface Loaded {
  id: number
  slug: string
  title: string
  body: BodyDocument
  version: number
}

export function PageEditor({ id, close }: { id: number | null; close(): void }) {
  const w = useMessages(messages)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['pages', 'edit', id],
    queryFn: () => api.get('/pages/{id}', { params: { id: id! } }),
    enabled: id !== null,
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const reload = () => void refetch()
  if (id !== null && (!data || isFetching))
    return <LoadingPage title={w.title} error={error} retry={reload} />
  return <Edit key={data?.version ?? 0} page={data ?? null} reload={reload} close={close} />
}

const emptyBody: BodyDocument = { type: 'doc', content: [] }

function Edit({ page, reload, close }: { page: Loaded | null; reload(): void; close(): void }) {
  const w = useMessages(messages)
  const { publication } = useFormatters()
  const queries = useQueryClient()
  const host = useEditorHost()
  const form = useForm({
    start: { slug: page?.slug ?? '', title: page?.title ?? '', body: page?.body ?? emptyBody },
    own: { title: w.titleRequired, slug: w.slugWrong },
    save: ({ slug, ...texts }, isForced) =>
      page
        ? api.put('/pages/{id}', {
            params: { id: page.id },
            body: { ...texts, version: isForced ? null : page.version },
          })
        : api.postOnce('/pages', { body: { slug, ...texts } }),
    done() {
      void queries.invalidateQueries({ queryKey: ['pages'] })
      if (!page) close()
    },
  })
  const { values, set } = form
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Page
        title={page?.title ?? w.add}
        actions={
          <SaveActions form={form} action={page ? w.save : w.create}>
            <Button variant="default" onClick={close}>
              {w.all}
            </Button>
          </SaveActions>
        }
      >
        <Stack gap="md" maw="46rem">
          <FormNotice form={form as never} reload={reload} />
          <LineField form={form} name="title" label={w.pageTitle} maxLength={200} required />
          {!page && (
            <LineField
              form={form}
              name="slug"
              label={w.slug}
              description={w.slugHint}
              maxLength={80}
              required
            />
          )}
          <Input.Wrapper label={w.body} labelElement="div" error={form.errors.body}>
            <BodyEditor
              {...host}
              value={values.body}
              onChange={(body) => set({ body })}
              language={publication.language}
              direction={['en', 'fr'].includes(publication.language) ? 'ltr' : 'rtl'}
            />
          </Input.Wrapper>
          <Text size="sm" c="dimmed">
            {page ? w.description : w.saysNew}
          </Text>
          {page && (
            <Group justify="space-between">
              <Anchor href={`/pages/${page.slug}`} target="_blank" size="sm">
                {w.onSite}
              </Anchor>
              <DeleteButton
                path="/pages"
                id={page.id}
                name={page.title}
                title={w.removeTitle}
                description={w.removeDescription}
                merges={false}
                done={() => {
                  form.reset(values)
                  void queries.invalidateQueries({ queryKey: ['pages'] })
                  close()
                }}
              />
            </Group>
          )}
        </Stack>
      </Page>
    </form>
  )
}
