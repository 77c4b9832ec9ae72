/** A video with its poster: chosen from the library, or taken from the current frame. */
import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { Suspense, useRef, useState } from 'react'
import type { Description } from '../library/description.ts'
import { fileUrl, type Media } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useFileProblem } from '../library/problem.ts'
import { uploadPicture } from '../library/upload-picture.ts'
import { useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import { lazyPart } from '../ui/new-version.tsx'
import { toast } from '../ui/toast.ts'
import { Captions } from './captions.tsx'
import classes from './details.module.css'
import { stageMessages } from './stage-messages.ts'

const PicturePicker = lazyPart(async () => (await import('../library/picture-picker.tsx')).PicturePicker)

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

export function VideoStage({ media, form, mayChange }: Props) {
  const stage = useMessages(stageMessages)
  const w = useMessages(messages)
  const say = useFileProblem()
  const film = useRef<HTMLVideoElement>(null)
  const [isPicking, setPicking] = useState(false)
  const [isTaking, setTaking] = useState(false)
  const { posterId } = form.values
  const poster = posterId === null ? null : `/api/v1/media/${posterId}/wide-640.webp`

  async function grab() {
    setTaking(true)
    try {
      const file = film.current && (await stillOf(film.current))
      if (!file) return toast(stage.grabFailed, 'failed')
      form.set({ posterId: (await uploadPicture(file)).id })
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setTaking(false)
    }
  }

  return (
    <section aria-label={w.video}>
      {media.fileVersion && (
        // biome-ignore lint/a11y/useMediaCaption: the newsroom looks at its own film
        <video
          ref={film}
          className={classes.film}
          src={fileUrl(media)}
          controls
          preload="metadata"
          playsInline
          poster={poster ?? undefined}
          aria-label={media.caption || w.video}
        />
      )}
      {media.hls && (
        <Text size="sm" c="dimmed" mt="xs">
          {stage.renditionsMade}
        </Text>
      )}
      <TextInput
        mt="md"
        dir="ltr"
        type="url"
        label={stage.streamUrl}
        description={stage.streamUrlHint}
        disabled={!mayChange}
        value={form.values.streamUrl}
        error={form.errors.streamUrl}
        onChange={(event) => form.set({ streamUrl: event.currentTarget.value })}
      />
      <Captions media={media} mayChange={mayChange} />
      <Title order={2} mt="lg" mb={4}>
        {stage.poster}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {stage.posterHint}
      </Text>
      {poster ? (
        <img className={classes.poster} src={poster} alt={stage.poster} width={320} height={180} />
      ) : (
        <Text size="sm">{stage.noPoster}</Text>
      )}
      {mayChange && (
        <Group gap="xs" mt="xs">
          <Button variant="default" loading={isTaking} onClick={() => void grab()}>
            {stage.grabPoster}
          </Button>
          <Button variant="default" onClick={() => setPicking(true)}>
            {stage.choosePoster}
          </Button>
          {posterId !== null && (
            <Button variant="subtle" color="gray" onClick={() => form.set({ posterId: null })}>
              {stage.removePoster}
            </Button>
          )}
        </Group>
      )}
      {isPicking && (
        <Suspense>
          <PicturePicker
            onClose={() => setPicking(false)}
            onPick={({ id }) => {
              form.set({ posterId: id })
              setPicking(false)
            }}
          />
        </Suspense>
      )}
    </section>
  )
}

/** The current frame as a picture; null while nothing is shown yet. */
async function stillOf(film: HTMLVideoElement): Promise<File | null> {
  if (film.readyState < film.HAVE_CURRENT_DATA || film.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = film.videoWidth
  canvas.height = film.videoHeight
  canvas.getContext('2d')?.drawImage(film, 0, 0)
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
  return bytes && new File([bytes], 'poster.jpg', { type: 'image/jpeg' })
}
