/** A media item: preview, metadata and uses. */
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import IconArrowRight from '@tabler/icons-react/icons/IconArrowRight'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'
import { changesTo, type Description, descriptionOf } from '../library/description.ts'
import { fieldMessages } from '../library/field-messages.ts'
import type { MediaWithUses } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useForm } from '../ui/forms/form.ts'
import { ActionIconLink } from '../ui/links.tsx'
import { Page } from '../ui/page.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { AboutFile } from './about-file.tsx'
import { Conflict } from './conflict.tsx'
import classes from './details.module.css'
import { Fields } from './fields.tsx'
import { FileActions } from './file-actions.tsx'
import { AudioStage, DocumentStage } from './file-stage.tsx'
import { Stage } from './stage.tsx'
import { Uses } from './uses.tsx'
import { VideoStage } from './video-stage.tsx'

export function Details() {
  const w = useMessages(messages)
  const { id } = useParams({ strict: false }) as { id: string }
  const media = useQuery({
    queryKey: ['media', 'one', id],
    queryFn: () => api.get('/media/{id}', { params: { id: encodeURIComponent(id) } }),
  })
  if (media.data) return <Editing key={id} media={media.data} />
  return (
    <Page title={w.details} heading={<Heading title={w.details} />}>
      {media.isError ? <Failed problem={media.error} retry={() => void media.refetch()} /> : <Loading />}
    </Page>
  )
}

function Heading({ title }: { title: string }) {
  const w = useMessages(messages)
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIconLink
        to="/newsroom/pictures"
        variant="subtle"
        color="gray"
        aria-label={w.back}
        title={w.back}
      >
        <IconArrowRight size={20} className={classes.back} aria-hidden />
      </ActionIconLink>
      <Title order={1}>{title}</Title>
    </Group>
  )
}

function Editing({ media }: { media: MediaWithUses }) {
  const field = useMessages(fieldMessages)
  const w = useMessages(messages)
  const formatters = useFormatters()
  const me = useMe()
  const queries = useQueryClient()
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  /** The values that the fields started with. */
  const base = useRef(media)
  const keep = (next: MediaWithUses) => {
    base.current = next
    queries.setQueryData(['media', 'one', String(media.id)], next)
    void queries.invalidateQueries({ queryKey: ['media', 'list'] })
  }
  const form = useForm<Description>({
    start: descriptionOf(media),
    async save(values, isForced) {
      const version = isForced
        ? (await api.get('/media/{id}', { params: { id: media.id } })).version
        : base.current.version
      // An unchanged poster is not sent, because the server may have made one meanwhile.
      const { posterId, ...rest } = values
      const chosen = posterId === base.current.posterId ? {} : { posterId }
      keep(await api.put('/media/{id}', { params: { id: media.id }, body: { ...rest, ...chosen, version } }))
      setSavedAt(new Date())
    },
  })
  const take = (next: MediaWithUses) => {
    keep(next)
    form.reset(descriptionOf(next))
  }
  const latest = useRef(form)
  latest.current = form
  /** Takes the item with its new file. Values that were typed and not saved stay. */
  const takeReplaced = (next: MediaWithUses) => {
    const typed = changesTo(base.current, latest.current.values)
    take(next)
    latest.current.set(typed)
  }
  // A colleague changed it while nothing was typed here.
  useEffect(() => {
    if (media.version === base.current.version || form.isDirty || form.isSaving) return
    base.current = media
    form.reset(descriptionOf(media))
  })

  const mayAdd = me.may('addMedia')
  const mayChange = mayAdd && (!media.public || me.may('publish'))
  useShortcut('mod+S', w.save, () => void form.submit(), mayChange && form.isDirty)
  const title = {
    ...{ picture: w.details, video: w.videoDetails },
    ...{ audio: w.audioDetails, document: w.documentDetails },
  }[media.type]
  const actions = mayChange && (
    <>
      <Text size="sm" c="dimmed" role="status">
        {form.isDirty ? w.unsaved : savedAt ? w.savedAt(formatters.date(savedAt, 'time')) : ''}
      </Text>
      <Button loading={form.isSaving} disabled={!form.isDirty} onClick={() => void form.submit()}>
        {w.save}
      </Button>
    </>
  )
  return (
    <Page title={title} heading={<Heading title={title} />} actions={actions}>
      <Stack gap="sm" className={classes.notices}>
        {!mayChange && <Alert color="gray">{mayAdd ? w.readOnlyPublic : w.readOnly}</Alert>}
        {media.expired && media.expiresAt && (
          <Alert color="orange">
            {field.expiredOn(formatters.date(Date.parse(media.expiresAt) - 1, 'date'))}
          </Alert>
        )}
        {media.embargoed && media.embargoedUntil && (
          <Alert color="orange">
            {field.embargoedDescription(formatters.date(media.embargoedUntil, 'datetime'))}
          </Alert>
        )}
        {form.isConflict && (
          <Conflict id={media.id} values={form.values} keepMine={form.overwrite} take={take} />
        )}
        {form.sentence && !form.isConflict && (
          <Alert color="red" role="alert">
            {form.sentence}
          </Alert>
        )}
      </Stack>
      <div className={classes.columns}>
        <div className={classes.seen}>
          {media.type === 'video' && <VideoStage media={media} form={form} mayChange={mayChange} />}
          {media.type === 'picture' && <Stage media={media} form={form} mayChange={mayChange} />}
          {media.type === 'audio' && <AudioStage media={media} form={form} mayChange={mayChange} />}
          {media.type === 'document' && <DocumentStage media={media} />}
        </div>
        <Fields media={media} form={form} mayChange={mayChange} />
        <div className={classes.rest}>
          <Uses media={media} />
          <AboutFile media={media} />
          {mayChange && <FileActions media={media} take={takeReplaced} />}
        </div>
      </div>
    </Page>
  )
}
