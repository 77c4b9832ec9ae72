/** The form of a coverage: its title, its section, its start, and who may publish in it. */

import { Anchor, Button, Checkbox, Group, Input, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { emptyBody } from '../../body/document.ts'
import { direction } from '../../language/bidi.ts'
import { languageOf } from '../../language/languages.ts'
import { api } from '../api.ts'
import { BodyEditor } from '../editor/body-editor.tsx'
import { useEditorHost } from '../editor/editor-host.ts'
import { useMessages } from '../messages.ts'
import { ChooseMany, ChooseOne } from '../pickers/choose.tsx'
import { PickersProvider } from '../pickers/pickers.tsx'
import { PictureField } from '../pickers/picture-field.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { DeleteButton } from '../ui/forms/delete-button.tsx'
import { LineField, ProseField, SlugField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { messages as common } from '../ui/forms/messages.ts'
import { SaveActions } from '../ui/forms/save-actions.tsx'
import { ButtonLink } from '../ui/links.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { Page } from '../ui/page.tsx'
import { type Coverage, coverageQuery, isPublic } from './coverage.ts'
import { messages } from './messages.ts'
import { StateMark } from './state-mark.tsx'
import { useMoves } from './use-move.tsx'

export function CoverageScreen() {
  const w = useMessages(messages)
  const id = Number((useParams({ strict: false }) as { id: string }).id)
  const { queryFn } = coverageQuery(id)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['coverages', 'edit', id],
    queryFn: queryFn!,
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const reload = () => void refetch()
  if (data && !isFetching)
    return (
      <PickersProvider>
        <Edit key={`${data.version}-${data.state}`} coverage={data} reload={reload} />
      </PickersProvider>
    )
  return <LoadingPage title={w.details} error={error} retry={reload} lines={6} />
}

export function NewCoverage() {
  return (
    <PickersProvider>
      <Edit coverage={null} reload={() => {}} />
    </PickersProvider>
  )
}

function Edit({ coverage, reload }: { coverage: Coverage | null; reload(): void }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const { publication } = useFormatters()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const host = useEditorHost()
  const language = coverage?.language ?? publication.language
  const form = useForm({
    start: {
      ...{ headline: coverage?.headline ?? '', standfirst: coverage?.standfirst ?? '' },
      ...{ summary: coverage?.summary ?? emptyBody, slug: coverage?.slug ?? '' },
      sectionId: coverage?.section?.id ?? null,
      storyIds: coverage?.stories.map(({ id }) => id) ?? [],
      ...{ mediaId: coverage?.mediaId ?? null, startsAt: coverage?.startsAt ?? null },
      reportersMayPublish: coverage?.reportersMayPublish ?? false,
    },
    own: { headline: w.headlineRequired, sectionId: w.sectionRequired },
    async save(values, isForced) {
      const body = { ...values, language }
      if (coverage)
        return api.put('/coverages/{id}', {
          params: { id: coverage.id },
          body: { ...body, version: isForced ? null : coverage.version },
        })
      opened.id = (await api.postOnce('/coverages', { body })).id
    },
    done() {
      void queries.invalidateQueries({ queryKey: ['coverages'] })
      if (opened.id) void navigate({ to: `/newsroom/live/${opened.id}` })
    },
  })
  const opened = { id: 0 }
  const { values, set, errors } = form
  const title = coverage ? w.details : w.add
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Page
        title={title}
        heading={
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {coverage && <StateMark state={coverage.state} />}
          </Group>
        }
        actions={
          <SaveActions form={form} action={coverage ? c.save : w.create}>
            {coverage && (
              <ButtonLink to={`/newsroom/live/${coverage.id}`} variant="default">
                {w.openConsole}
              </ButtonLink>
            )}
          </SaveActions>
        }
      >
        <Stack gap="md" maw="46rem">
          <FormNotice form={form as never} reload={reload} />
          <LineField form={form} name="headline" label={w.headline} maxLength={300} required />
          <ProseField
            form={form}
            name="standfirst"
            label={w.standfirst}
            description={w.standfirstHint}
            minRows={2}
            maxLength={2_000}
          />
          <Input.Wrapper
            label={w.summary}
            description={w.summaryHint}
            labelElement="div"
            error={errors.summary}
          >
            <BodyEditor
              {...host}
              value={values.summary}
              onChange={(summary) => set({ summary })}
              language={languageOf(language)}
              direction={direction(language)}
              small={{ label: w.summary, placeholder: w.summaryHint }}
            />
          </Input.Wrapper>
          <ChooseOne
            label={w.section}
            resource="sections"
            value={values.sectionId}
            onChange={(sectionId) => set({ sectionId })}
            error={errors.sectionId}
          />
          <ChooseMany
            label={w.stories}
            resource="stories"
            value={values.storyIds}
            onChange={(storyIds) => set({ storyIds })}
            error={errors.storyIds}
          />
          <PictureField form={form} picture={coverage?.picture ?? null} />
          <MomentField
            label={w.startsAtLabel}
            value={values.startsAt}
            onChange={(startsAt) => set({ startsAt })}
            error={errors.startsAt}
          />
          <Checkbox
            label={w.reportersMayPublish}
            description={w.openHint}
            checked={values.reportersMayPublish}
            onChange={({ currentTarget }) => set({ reportersMayPublish: currentTarget.checked })}
          />
          <SlugField form={form} />
          <Text size="sm" c="dimmed">
            {!coverage
              ? w.saysNew
              : isPublic(coverage)
                ? w.saysPublic
                : coverage.state === 'draft'
                  ? w.saysDraft
                  : w.saysUnpublished}
          </Text>
          {coverage && !form.isDirty && <Moves coverage={coverage} />}
          {coverage && (
            <Group justify="space-between">
              {coverage.address && (
                <Anchor href={coverage.address} target="_blank" size="sm">
                  {w.onSite}
                </Anchor>
              )}
              {coverage.state === 'draft' && (
                <DeleteButton
                  path="/coverages"
                  id={coverage.id}
                  name={coverage.headline || c.untitled}
                  title={w.removeTitle}
                  description={w.removeDescription}
                  conflict={w.inUse}
                  merges={false}
                  done={() => {
                    form.reset(values)
                    void queries.invalidateQueries({ queryKey: ['coverages'] })
                    void navigate({ to: '/newsroom/live' })
                  }}
                />
              )}
            </Group>
          )}
        </Stack>
      </Page>
    </form>
  )
}

/** The possible state changes; asks about unsaved changes first. */
function Moves({ coverage }: { coverage: Coverage }) {
  const { moves, dialog } = useMoves(coverage)
  return (
    <Group gap="xs">
      {moves.map(({ name, label, run }) => (
        <Button key={name} variant="default" onClick={run}>
          {label}
        </Button>
      ))}
      {dialog}
    </Group>
  )
}
