/** The publication's settings: identity, language and style, colours, where to follow it. */
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PublicationToEdit } from '../../../content/publication/publication.ts'
import { api } from '../../api.ts'
import { Page } from '../../shell/page.tsx'
import { Failed, Loading } from '../../shell/states.tsx'
import { useWords } from '../../words.ts'
import { LineField } from '../parts/fields.tsx'
import { useForm } from '../parts/form.ts'
import { FormNotice } from '../parts/form-notice.tsx'
import { Part } from '../parts/part.tsx'
import { words as common } from '../parts/words.ts'
import { Accounts } from './accounts.tsx'
import { ColourField } from './colour-field.tsx'
import { Commenting } from './commenting.tsx'
import classes from './house.module.css'
import { HouseStyle } from './house-style.tsx'
import { words } from './words.ts'

type Loaded = PublicationToEdit & { version: number }

export function PublicationScreen() {
  const w = useWords(words)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['publication'],
    queryFn: () => api.get<Loaded>('/publication'),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const reload = () => void refetch()
  if (data && !isFetching) return <Edit key={data.version} publication={data} reload={reload} />
  return <Page title={w.title}>{error ? <Failed problem={error} retry={reload} /> : <Loading />}</Page>
}

function Edit({ publication, reload }: { publication: Loaded; reload(): void }) {
  const w = useWords(words)
  const c = useWords(common)
  const queries = useQueryClient()
  const { version, ...start } = publication
  const form = useForm<PublicationToEdit>({
    start,
    own: {
      name: w.nameRequired,
      contactEmail: w.emailWrong,
      hubUrl: w.addressWrong,
      timeZone: w.timeZoneWrong,
      accent: w.colourWrong,
      breakingColour: w.colourWrong,
    },
    save({ blockedWords, ...values }, isForced) {
      const words = blockedWords.map((word) => word.trim()).filter(Boolean)
      return api.put('/publication', { ...values, blockedWords: words, version: isForced ? null : version })
    },
    done() {
      reload()
      void queries.invalidateQueries({ queryKey: ['me'] })
    },
  })
  const { values, set, errors } = form
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Page
        title={w.title}
        actions={
          <>
            <Text size="sm" c="dimmed" aria-live="polite">
              {form.isDirty ? c.unsaved : ''}
            </Text>
            <Button type="submit" loading={form.isSaving} disabled={!form.isDirty}>
              {c.save}
            </Button>
          </>
        }
      >
        <Stack gap="xl" maw="46rem">
          <Text size="sm" c="dimmed">
            {w.says}
          </Text>
          <FormNotice form={form as never} reload={reload} />
          <Part title={w.identity}>
            <LineField form={form} name="name" label={w.name} maxLength={80} required />
            <LineField
              form={form}
              name="tagline"
              label={w.tagline}
              description={w.taglineHint}
              maxLength={200}
            />
            <div className={classes.columns}>
              <LineField
                form={form}
                name="storiesLabel"
                label={w.storiesLabel}
                description={w.storiesHint}
                maxLength={40}
              />
              <TextInput
                label={w.contactEmail}
                type="email"
                dir="ltr"
                mt="auto"
                value={values.contactEmail}
                onChange={(event) => set({ contactEmail: event.currentTarget.value })}
                error={errors.contactEmail}
              />
            </div>
          </Part>
          <Part title={w.style}>
            <HouseStyle form={form as never} />
          </Part>
          <Part title={w.colours}>
            <div className={classes.columns}>
              <ColourField
                label={w.accent}
                value={values.accent}
                change={(accent) => set({ accent })}
                error={errors.accent}
              />
              <ColourField
                label={w.breakingColour}
                value={values.breakingColour}
                change={(breakingColour) => set({ breakingColour })}
                error={errors.breakingColour}
              />
            </div>
          </Part>
          <Part title={w.comments}>
            <Commenting form={form} />
          </Part>
          <Part title={w.follow} detail={w.followHint}>
            <Accounts form={form as never} />
            <LineField
              form={form}
              name="hubUrl"
              label={w.hub}
              description={w.hubHint}
              placeholder="https://"
              dir="ltr"
              maxLength={2000}
            />
          </Part>
        </Stack>
      </Page>
    </form>
  )
}
