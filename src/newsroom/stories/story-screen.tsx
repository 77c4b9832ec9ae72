/** A story: its name, summary, picture, key facts, background and programme; opening, closing, archiving. */

import {
  Anchor,
  Badge,
  Button,
  Group,
  Input,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { emptyBody } from '../../body/document.ts'
import { isBlank, paragraphOf } from '../../body/inline.ts'
import { direction } from '../../language/bidi.ts'
import { api } from '../api.ts'
import { LineEditor } from '../editor/line-editor.tsx'
import { useMessages } from '../messages.ts'
import { PictureField } from '../pickers/picture-field.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { DeleteButton } from '../ui/forms/delete-button.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { SaveActions } from '../ui/forms/save-actions.tsx'
import { useTooLong } from '../ui/forms/too-long.ts'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { type FactRow, KeyFacts } from './key-facts.tsx'
import { messages } from './messages.ts'
import classes from './stories.module.css'
import type { LoadedStory } from './story.ts'
import { useStoryState } from './use-story-state.ts'

export function StoryScreen() {
  const w = useMessages(messages)
  const { id } = useParams({ strict: false }) as { id: string }
  const isNew = id === 'new'
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['stories', 'edit', id],
    queryFn: () => api.get('/stories/{id}', { params: { id } }),
    enabled: !isNew,
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const reload = () => void refetch()
  if (isNew) return <Edit key="new" story={null} reload={reload} />
  if (data && !isFetching) return <Edit key={`${data.version}-${data.state}`} story={data} reload={reload} />
  return <LoadingPage title={w.title} error={error} retry={reload} lines={5} />
}

const toRows = (story: LoadedStory | null): FactRow[] =>
  (story?.keyFacts ?? []).map((fact, at) => ({ ...fact, id: at + 1 }))

function Edit({ story, reload }: { story: LoadedStory | null; reload(): void }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const setState = useStoryState()
  const { publication } = useFormatters()
  const tooLong = useTooLong()
  const { data: programmes } = useQuery({
    queryKey: ['programmes'],
    queryFn: () => api.get('/programmes'),
  })
  const toList = () => {
    void queries.invalidateQueries({ queryKey: ['stories'] })
    void navigate({ to: '/newsroom/stories' })
  }
  const form = useForm({
    start: {
      ...{ name: story?.name ?? '', slug: story?.slug ?? '', summary: story?.summary ?? '' },
      ...{ mediaId: story?.mediaId ?? null, programmeId: story?.programmeId ?? null },
      ...{ keyFacts: toRows(story), background: story?.background ?? emptyBody },
    },
    own: { name: w.nameRequired },
    save({ keyFacts, ...values }, isForced) {
      const written = keyFacts.filter(({ text }) => !isBlank(text))
      const body = { ...values, keyFacts: written.map(({ text, asOf }) => ({ text, asOf })) }
      return story
        ? api.put('/stories/{id}', {
            params: { id: story.id },
            body: { ...body, version: isForced ? null : story.version },
          })
        : api.postOnce('/stories', { body })
    },
    done: story ? () => void queries.invalidateQueries({ queryKey: ['stories'] }) : toList,
  })
  const { values, set, errors } = form
  const start = values.background.content.flatMap((one) =>
    one.type === 'paragraph' ? [one.content ?? []] : [],
  )
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Page
        title={story?.name ?? w.newStory}
        heading={
          <Group gap="sm">
            <Title order={1}>{story?.name ?? w.newStory}</Title>
            {story && (
              <Badge variant="light" color={story.state === 'open' ? 'teal' : 'gray'}>
                {w.state[story.state]}
              </Badge>
            )}
          </Group>
        }
        actions={
          <SaveActions form={form} action={story ? c.save : w.create}>
            {story && story.state !== 'open' && (
              <Button variant="default" onClick={() => void setState(story, 'open')}>
                {w.reopen}
              </Button>
            )}
            {story?.state === 'open' && (
              <Button variant="default" onClick={() => void setState(story, 'closed')}>
                {w.close}
              </Button>
            )}
          </SaveActions>
        }
      >
        <Stack gap="md" maw="40rem">
          <FormNotice form={form as never} reload={reload} />
          <TextInput
            label={w.name}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            error={tooLong(values.name, 160) ?? errors.name}
            required
          />
          <Textarea
            label={w.summary}
            description={w.summaryHint}
            value={values.summary}
            onChange={(event) => set({ summary: event.currentTarget.value })}
            error={tooLong(values.summary, 2_000) ?? errors.summary}
            autosize
            minRows={3}
          />
          <PictureField form={form} picture={story?.picture ?? null} />
          <KeyFacts
            facts={values.keyFacts}
            change={(keyFacts) => set({ keyFacts })}
            error={errors.keyFacts}
          />
          <Input.Wrapper
            label={w.background}
            description={w.backgroundHint}
            labelElement="div"
            error={errors.background}
          >
            <div className={classes.background}>
              <LineEditor
                label={w.background}
                start={start}
                onChange={(paragraphs) =>
                  set({ background: { type: 'doc', content: paragraphs.map((one) => paragraphOf(one)) } })
                }
                hasParagraphs
                language={publication.language}
                direction={direction(publication.language)}
              />
            </div>
          </Input.Wrapper>
          <Select
            label={w.programme}
            description={w.programmeHint}
            placeholder={w.noProgramme}
            data={(programmes?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            value={values.programmeId === null ? null : String(values.programmeId)}
            onChange={(value) => set({ programmeId: value === null ? null : Number(value) })}
            error={errors.programmeId}
            clearable
            searchable
          />
          <TextInput
            label={c.slug}
            description={c.slugHint}
            value={values.slug}
            onChange={(event) => set({ slug: event.currentTarget.value })}
            error={errors.slug}
            maxLength={120}
          />
          <Text size="sm" c="dimmed">
            {story ? w.description : w.saysNew}
          </Text>
          {story && (
            <Group justify="space-between">
              <Anchor href={`/stories/${story.slug}`} target="_blank" size="sm">
                {w.onSite}
              </Anchor>
              <DeleteButton
                path="/stories"
                id={story.id}
                name={story.name}
                title={w.removeTitle}
                description={w.removeDescription}
                done={() => {
                  form.reset(form.values)
                  toList()
                }}
              />
            </Group>
          )}
        </Stack>
      </Page>
    </form>
  )
}
