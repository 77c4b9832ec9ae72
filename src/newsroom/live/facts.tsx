/** A coverage's own facts: what it is called, where it belongs, when it begins, who publishes in it. */
import { Anchor, Button, Checkbox, Group, Input, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { emptyBody } from '../../content/body/document.ts'
import { direction } from '../../language/bidi.ts'
import { languageOf } from '../../language/languages.ts'
import { api } from '../api.ts'
import { LineField, ProseField, SlugField } from '../running/parts/fields.tsx'
import { useForm } from '../running/parts/form.ts'
import { FormNotice } from '../running/parts/form-notice.tsx'
import { PictureField } from '../running/parts/picture-field.tsx'
import { Remove } from '../running/parts/remove.tsx'
import { words as common } from '../running/parts/words.ts'
import { useHouse } from '../shell/house.ts'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import { Failed, Loading } from '../shell/states.tsx'
import { useWords } from '../words.ts'
import { ChooseMany, ChooseOne } from '../writing/details/choose.tsx'
import { MomentField } from '../writing/details/moment-field.tsx'
import { BodyEditor } from '../writing/editor/body-editor.tsx'
import { useEditorHost } from '../writing/editor-host.ts'
import { PickersProvider } from '../writing/pickers.tsx'
import { type Coverage, coverageQuery, isPublic } from './coverage.ts'
import { StateMark } from './state-mark.tsx'
import { useMoves } from './use-move.tsx'
import { words } from './words.ts'

export function FactsScreen() {
  const w = useWords(words)
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
  return (
    <Page title={w.facts}>{error ? <Failed problem={error} retry={reload} /> : <Loading lines={6} />}</Page>
  )
}

export function NewCoverage() {
  return (
    <PickersProvider>
      <Edit coverage={null} reload={() => {}} />
    </PickersProvider>
  )
}

function Edit({ coverage, reload }: { coverage: Coverage | null; reload(): void }) {
  const w = useWords(words)
  const c = useWords(common)
  const { publication } = useHouse()
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
      openToReporters: coverage?.openToReporters ?? false,
    },
    own: { headline: w.headlineRequired, sectionId: w.sectionRequired },
    async save(values, isForced) {
      const facts = { ...values, language }
      if (coverage)
        return api.put(`/coverages/${coverage.id}`, { ...facts, version: isForced ? null : coverage.version })
      opened.id = (await api.post<{ id: number }>('/coverages', facts)).id
    },
    done() {
      void queries.invalidateQueries({ queryKey: ['coverages'] })
      if (opened.id) void navigate({ to: `/newsroom/live/${opened.id}` })
    },
  })
  const opened = { id: 0 }
  const { values, set, errors } = form
  const title = coverage ? w.facts : w.add
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
          <>
            <Text size="sm" c="dimmed" aria-live="polite">
              {form.isDirty ? c.unsaved : ''}
            </Text>
            {coverage && (
              <ButtonLink to={`/newsroom/live/${coverage.id}`} variant="default">
                {w.openConsole}
              </ButtonLink>
            )}
            <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
              {coverage ? c.save : w.create}
            </Button>
          </>
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
          <PictureField
            mediaId={values.mediaId}
            picture={coverage?.picture ?? null}
            change={(mediaId) => set({ mediaId })}
            error={errors.mediaId}
          />
          <MomentField
            label={w.startsAtLabel}
            value={values.startsAt}
            onChange={(startsAt) => set({ startsAt })}
            error={errors.startsAt}
          />
          <Checkbox
            label={w.openToReporters}
            description={w.openHint}
            checked={values.openToReporters}
            onChange={({ currentTarget }) => set({ openToReporters: currentTarget.checked })}
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
                <Remove
                  path={`/coverages/${coverage.id}`}
                  title={w.removeTitle}
                  says={w.removeSays}
                  inUse={w.inUse}
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

/** Where the coverage can go from here; what is not saved is saved or left first. */
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
