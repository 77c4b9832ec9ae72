/** The publication's settings: identity, language and style, colours, social accounts. */

import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { PublicationToEdit } from '../../contract/publication.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { ColourField } from '../ui/colour-field.tsx'
import { LineField } from '../ui/forms/fields.tsx'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { FormSection } from '../ui/forms/form-section.tsx'
import { SaveActions } from '../ui/forms/save-actions.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { Accounts } from './accounts.tsx'
import { Commenting } from './commenting.tsx'
import { Embeds } from './embeds.tsx'
import { HouseStyle } from './house-style.tsx'
import { messages } from './messages.ts'
import classes from './settings.module.css'

type Loaded = PublicationToEdit & { version: number }

export function PublicationScreen() {
  const w = useMessages(messages)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['publication'],
    queryFn: () => api.get('/publication'),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const reload = () => void refetch()
  if (data && !isFetching) return <Edit key={data.version} publication={data} reload={reload} />
  return <LoadingPage title={w.title} error={error} retry={reload} />
}

const written = (lines: string[]) => lines.map((one) => one.trim()).filter(Boolean)

function Edit({ publication, reload }: { publication: Loaded; reload(): void }) {
  const w = useMessages(messages)
  const { twoFactor } = useMe()
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
    save({ blockedWords, embedHosts, ...values }, isForced) {
      const lines = { blockedWords: written(blockedWords), embedHosts: written(embedHosts) }
      return api.put('/publication', { body: { ...values, ...lines, version: isForced ? null : version } })
    },
    done() {
      reload()
      void queries.invalidateQueries({ queryKey: ['me'] })
    },
  })
  const { values, set, errors } = form
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Page title={w.title} actions={<SaveActions form={form} />}>
        <Stack gap="xl" maw="46rem">
          <Text size="sm" c="dimmed">
            {w.description}
          </Text>
          <FormNotice form={form as never} reload={reload} />
          <FormSection title={w.identity}>
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
                inputMode="email"
                dir="ltr"
                mt="auto"
                value={values.contactEmail}
                onChange={(event) => set({ contactEmail: event.currentTarget.value })}
                error={errors.contactEmail}
              />
            </div>
          </FormSection>
          <FormSection title={w.style}>
            <HouseStyle form={form as never} />
          </FormSection>
          <FormSection title={w.colours}>
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
          </FormSection>
          <FormSection title={w.comments}>
            <Commenting form={form} />
          </FormSection>
          <FormSection title={w.embeds}>
            <Embeds form={form} />
          </FormSection>
          <FormSection title={w.security}>
            <Checkbox
              label={w.secondFactor}
              description={w.secondFactorHint}
              checked={values.requireSecondFactor}
              onChange={({ currentTarget }) => set({ requireSecondFactor: currentTarget.checked })}
            />
            <Text size="sm" role="status">
              {values.requireSecondFactor && !start.requireSecondFactor && !twoFactor && w.secondFactorOwn}
            </Text>
          </FormSection>
          <FormSection title={w.follow} detail={w.followHint}>
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
          </FormSection>
        </Stack>
      </Page>
    </form>
  )
}
