/** The audio version of an article: a recording of the library, which can be heard here. */
import { Button, Group, Input, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fileUrl } from '../../library/media.ts'
import { useMessages } from '../../messages.ts'
import { usePickers } from '../../pickers/pickers.tsx'
import { messages } from '../messages.ts'
import classes from '../writing.module.css'
import { MediaNotice } from './media-messages.tsx'
import { mediaQuery } from './pictures.tsx'

interface Props {
  value: number | null
  onChange(id: number | null): void
  disabled: boolean
  error: string | undefined
}

export function AudioVersion({ value, onChange, disabled, error }: Props) {
  const w = useMessages(messages)
  const { pick } = usePickers()
  const { data } = useQuery({ ...mediaQuery(value ?? 0), enabled: value !== null })
  const choose = async () => {
    const found = await pick('audio')
    if (found) onChange(found.mediaId)
  }
  return (
    <Input.Wrapper label={w.audio} labelElement="div" description={w.audioHint} error={error}>
      <Stack gap="xs" mt="xs">
        {value !== null && data && (
          <>
            <Text size="sm">
              <bdi>{data.caption || w.audioUntitled}</bdi>
            </Text>
            {data.fileVersion && (
              // biome-ignore lint/a11y/useMediaCaption: the article is its transcript
              <audio
                className={classes.audio}
                src={fileUrl(data)}
                controls
                preload="none"
                aria-label={data.caption || w.audio}
              />
            )}
            <MediaNotice media={data} />
          </>
        )}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => void choose()} disabled={disabled}>
            {value === null ? w.chooseAudio : w.changeAudio}
          </Button>
          {value !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => onChange(null)}
              disabled={disabled}
            >
              {w.removeAudio}
            </Button>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}
