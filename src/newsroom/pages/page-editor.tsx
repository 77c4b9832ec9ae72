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
import { messages as common } from '../ui/forms/messages.ts'
import { Page } from '../ui/page.tsx'
import { Failed, Loading } from '../ui/states.tsx'
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
    return <Page title={w.title}>{error ? <Failed problem={error} retry={reload} /> : <Loading />}</Page>
  return <Edit key={data?.version ?? 0} page={data ?? null} reload={reload} close={close} />
}

const emptyBody: BodyDocument = { type: 'doc', content: [] }

function Edit({ page, reload, close }: { page: Loaded | null; reload(): void; close(): void }) {
  const w = useMessages(messages)
  const c = useMessages(common)
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
        : api.post('/pages', { body: { slug, ...texts } }),
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
          <>
            <Text size="sm" c="dimmed" aria-live="polite">
              {form.isDirty ? c.unsaved : ''}
            </Text>
            <Button variant="default" onClick={close}>
              {w.all}
            </Button>
            <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
              {page ? w.save : w.create}
            </Button>
          </>
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
                path={`/pages/${page.id}`}
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
