/** Audio with its transcript, or a document to download. */
import { Button, Group, Textarea } from '@mantine/core'
import IconDownload from '@tabler/icons-react/icons/IconDownload'
import type { Description } from '../library/description.ts'
import { fieldMessages } from '../library/field-messages.ts'
import { fileUrl, type Media } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import classes from './details.module.css'

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

export function AudioStage({ media, form, mayChange }: Props) {
  const field = useMessages(fieldMessages)
  const w = useMessages(messages)
  return (
    <section aria-label={w.audio}>
      {media.fileVersion && (
        // biome-ignore lint/a11y/useMediaCaption: its transcript is the field below
        <audio
          className={classes.sound}
          src={fileUrl(media)}
          controls
          preload="metadata"
          aria-label={media.caption || w.audio}
        />
      )}
      <Textarea
        mt="md"
        autosize
        minRows={6}
        maxRows={24}
        maxLength={100_000}
        label={field.transcript}
        description={field.transcriptHint}
        disabled={!mayChange}
        value={form.values.transcript}
        error={form.errors.transcript}
        onChange={(event) => form.set({ transcript: event.currentTarget.value })}
      />
    </section>
  )
}

export function DocumentStage({ media }: { media: Media }) {
  const w = useMessages(messages)
  return (
    <section aria-label={w.document}>
      {media.fileVersion && (
        <Group>
          <Button
            component="a"
            variant="default"
            href={fileUrl(media)}
            download={`${media.caption || w.document}.${media.ending}`}
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {w.download}
          </Button>
        </Group>
      )}
    </section>
  )
}
