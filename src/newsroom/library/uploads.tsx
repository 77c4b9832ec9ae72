/** Running uploads, and the metadata read from uploaded files. */
import { ActionIcon, Button, Group, Progress, Text, Title } from '@mantine/core'
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import IconMusic from '@tabler/icons-react/icons/IconMusic'
import IconX from '@tabler/icons-react/icons/IconX'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { messages } from './messages.ts'
import { useFileProblem } from './problem.ts'
import { ReadFacts } from './read-facts.tsx'
import type { Uploaded } from './upload-picture.ts'
import classes from './uploads.module.css'
import type { Upload, Uploads } from './use-uploads.ts'

interface Props {
  uploads: Uploads
  /** The actions for an uploaded item. */
  next: (media: Uploaded, name: string) => ReactNode
}

export function UploadList({ uploads, next }: Props) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  if (uploads.all.length === 0) return null
  const hasDone = uploads.all.some(({ state }) => state === 'done')
  return (
    <section className={classes.panel} aria-labelledby="uploads">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="uploads">
          {w.uploads} · {formatters.count(uploads.all.length, w.files)}
        </Title>
        {hasDone && (
          <Button size="compact-sm" variant="subtle" onClick={uploads.dismissDone}>
            {w.dismissDone}
          </Button>
        )}
      </Group>
      <ul className={classes.list}>
        {uploads.all.map((upload) => (
          <One key={upload.key} upload={upload} uploads={uploads} next={next} />
        ))}
      </ul>
    </section>
  )
}

function One({ upload, uploads, next }: Props & { upload: Upload }) {
  const w = useMessages(messages)
  const { key, file, state, media } = upload
  const name = file.name || w.pasted
  const isOver = state === 'done' || state === 'failed'
  const label = isOver ? w.dismissNamed(name) : w.stopNamed(name)
  return (
    <li className={classes.one} data-state={state}>
      <Thumbnail file={file} media={media} />
      <div className={classes.what}>
        <Text size="sm" fw={700} className={classes.name}>
          <bdi>{name}</bdi>
        </Text>
        <State upload={upload} name={name} />
        {media && <ReadFacts media={media} />}
        {media && next(media, name)}
        {state === 'failed' && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={w.retryNamed(name)}
            onClick={() => uploads.retry(key)}
          >
            {w.retry}
          </Button>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        title={label}
        onClick={() => uploads.dismiss(key)}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </li>
  )
}

function State({ upload, name }: { upload: Upload; name: string }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const say = useFileProblem()
  const { state, part, media, problem } = upload
  const percent = Math.floor(part * 100)
  if (state === 'failed')
    return (
      <Text size="sm" role="alert" className={classes.failed}>
        {say(problem)}
      </Text>
    )
  if (state === 'done')
    return (
      <Text size="sm" role="status" className={classes.done}>
        {media?.known ? w.known : w.done}
      </Text>
    )
  const sentence =
    state === 'waiting' ? w.waiting : part === 1 ? w.checking : w.uploading(formatters.percent(percent))
  return (
    <>
      <Text size="sm" c="dimmed">
        {sentence}
      </Text>
      <Progress.Root size="sm">
        <Progress.Section value={percent} aria-label={w.progressOf(name)} animated={part === 1} />
      </Progress.Root>
    </>
  )
}

/** Shows the local file until the server has made a small picture. */
function Thumbnail({ file, media }: { file: File; media: Uploaded | null }) {
  const own = useMemo(() => (file.type.startsWith('image/') ? URL.createObjectURL(file) : null), [file])
  useEffect(() => () => void (own && URL.revokeObjectURL(own)), [own])
  const source = media?.thumbnailUrl ?? own
  const Icon =
    media?.type === 'audio' || file.type.startsWith('audio/')
      ? IconMusic
      : media?.type === 'document'
        ? IconFileText
        : null
  return (
    <span className={classes.thumbnail}>
      {!source && Icon && <Icon size={32} stroke={1.5} aria-hidden />}
      {source && <img src={source} alt="" onError={(event) => event.currentTarget.remove()} />}
    </span>
  )
}
