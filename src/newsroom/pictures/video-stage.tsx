/** A video with the still that stands for it: chosen from the library, or taken from the film where it stands. */
import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Form } from '../running/parts/form.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import { Captions } from './captions.tsx'
import type { Description } from './description.ts'
import classes from './details.module.css'
import { type Media, videoUrl } from './media.ts'
import { useFileProblem } from './problem.ts'
import { uploadPicture } from './upload-picture.ts'
import { words } from './words.ts'

const PicturePicker = lazy(async () => ({ default: (await import('./picker.tsx')).PicturePicker }))

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

export function VideoStage({ media, form, mayChange }: Props) {
  const w = useWords(words)
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
      if (!file) return tell(w.grabFailed, 'failed')
      form.set({ posterId: (await uploadPicture(file)).id })
    } catch (problem) {
      tell(say(problem), 'failed')
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
          src={videoUrl(media)}
          controls
          preload="metadata"
          playsInline
          poster={poster ?? undefined}
          aria-label={media.caption || w.video}
        />
      )}
      {media.hls && (
        <Text size="sm" c="dimmed" mt="xs">
          {w.renditionsMade}
        </Text>
      )}
      <TextInput
        mt="md"
        dir="ltr"
        type="url"
        label={w.streamUrl}
        description={w.streamUrlHint}
        disabled={!mayChange}
        value={form.values.streamUrl}
        error={form.errors.streamUrl}
        onChange={(event) => form.set({ streamUrl: event.currentTarget.value })}
      />
      <Captions media={media} mayChange={mayChange} />
      <Title order={2} mt="lg" mb={4}>
        {w.poster}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {w.posterHint}
      </Text>
      {poster ? (
        <img className={classes.poster} src={poster} alt={w.poster} width={320} height={180} />
      ) : (
        <Text size="sm">{w.noPoster}</Text>
      )}
      {mayChange && (
        <Group gap="xs" mt="xs">
          <Button variant="default" loading={isTaking} onClick={() => void grab()}>
            {w.grabPoster}
          </Button>
          <Button variant="default" onClick={() => setPicking(true)}>
            {w.choosePoster}
          </Button>
          {posterId !== null && (
            <Button variant="subtle" color="gray" onClick={() => form.set({ posterId: null })}>
              {w.removePoster}
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

/** What the film shows at this moment, as a picture; null while it shows nothing yet. */
async function stillOf(film: HTMLVideoElement): Promise<File | null> {
  if (film.readyState < film.HAVE_CURRENT_DATA || film.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = film.videoWidth
  canvas.height = film.videoHeight
  canvas.getContext('2d')?.drawImage(film, 0, 0)
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
  return bytes && new File([bytes], 'poster.jpg', { type: 'image/jpeg' })
}
