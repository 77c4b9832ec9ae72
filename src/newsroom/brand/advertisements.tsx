/** Advertisements: pictures with a link, at places of the site, between dates. */
import { Alert, Button, FileButton, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { AnswerOf, BodyOf } from '../api.ts'
import { useMessages } from '../messages.ts'
import type { EntityForm } from '../ui/forms/entity-form.tsx'
import { EntityList } from '../ui/forms/entity-list.tsx'
import { LineField, NameField } from '../ui/forms/fields.tsx'
import type { Form } from '../ui/forms/form.ts'
import { MomentField } from '../ui/moment-field.tsx'
import { messages } from './advertisement-messages.ts'
import classes from './brand.module.css'
import { send, useRefusal } from './marks.tsx'
import { messages as brandMessages } from './messages.ts'

type Listed = AnswerOf<'get', '/advertisements'>['items'][number]
type Values = Required<Omit<BodyOf<'post', '/advertisements'>, 'startsAt' | 'endsAt'>> & {
  startsAt: string | null
  endsAt: string | null
}

const places = ['front', 'section', 'article'] as const
const largestKb = 1_000

export function AdvertisementsScreen() {
  const w = useMessages(messages)
  const entity: EntityForm<'/advertisements', Values> = {
    path: '/advertisements',
    blank: {
      ...{ name: '', place: 'front', fileId: '', url: '', altText: '' },
      ...{ startsAt: null, endsAt: null },
    },
    pick: ({ name, place, fileId, url, altText, startsAt, endsAt }) => ({
      ...{ name, place, fileId, url, altText, startsAt, endsAt },
    }),
    description: w.detail,
    own: { fileId: w.pictureMissing, url: w.urlWrong, past: w.past, too_small: w.missing },
    removal: { title: w.removeTitle, description: w.removeDescription, merges: false },
    fields: (form) => <Fields form={form} />,
  }
  const stateOf = ({ isShown, endsAt }: Listed) =>
    isShown ? w.states.shown : endsAt && new Date(endsAt) <= new Date() ? w.states.ended : w.states.planned
  return <EntityList entity={entity} w={w} detail={(row) => `${w.places[row.place]} · ${stateOf(row)}`} />
}

function Fields({ form }: { form: Form<Values> }) {
  const w = useMessages(messages)
  const { values, set, errors } = form
  return (
    <>
      <NameField form={form} />
      <Select
        label={w.place}
        data={places.map((value) => ({ value, label: w.places[value] }))}
        value={values.place}
        onChange={(place) => place && set({ place: place as Values['place'] })}
        allowDeselect={false}
      />
      <Picture fileId={values.fileId} error={errors.fileId} set={(fileId) => set({ fileId })} />
      <LineField form={form} name="altText" label={w.altText} description={w.altHint} required />
      <LineField form={form} name="url" label={w.url} type="url" dir="ltr" required />
      <MomentField
        {...{ label: w.startsAt, description: w.startsHint, value: values.startsAt, error: errors.startsAt }}
        onChange={(startsAt) => set({ startsAt })}
      />
      <MomentField
        {...{ label: w.endsAt, description: w.endsHint, value: values.endsAt, error: errors.endsAt }}
        onChange={(endsAt) => set({ endsAt })}
      />
    </>
  )
}

interface PictureProps {
  fileId: string
  error: string | undefined
  set(fileId: string): void
}

function Picture({ fileId, error, set }: PictureProps) {
  const w = useMessages(messages)
  const b = useMessages(brandMessages)
  const refusal = useRefusal()
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState('')
  async function take(file: File | null) {
    if (!file) return
    setSending(true)
    setProblem('')
    try {
      set((await send('advertisement', file, largestKb)).id)
    } catch (failure) {
      setProblem(refusal(failure, largestKb))
    }
    setSending(false)
  }
  return (
    <Stack gap="xs" align="start">
      <Text size="sm" fw={500}>
        {w.picture}
      </Text>
      <Text size="xs" c="dimmed">
        {w.pictureHint}
      </Text>
      {fileId && (
        <img className={classes.mark} src={`/api/v1/publication/brand/files/${fileId}`} alt={w.picture} />
      )}
      <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={isSending}>
            {fileId ? b.replaceFile : b.chooseFile}
          </Button>
        )}
      </FileButton>
      {(problem || error) && (
        <Alert color="red" role="alert">
          {problem || error}
        </Alert>
      )}
    </Stack>
  )
}
