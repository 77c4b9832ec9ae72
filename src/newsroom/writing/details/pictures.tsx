/** The lead picture, the video, and the pictures of a gallery. */
import { ActionIcon, Button, Group, Input, Stack, Text } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/icons/IconArrowDown'
import IconArrowUp from '@tabler/icons-react/icons/IconArrowUp'
import IconX from '@tabler/icons-react/icons/IconX'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type MediaFacts, readMedia } from '../../library/media-facts.ts'
import { useMessages } from '../../messages.ts'
import { usePickers } from '../../pickers/pickers.tsx'
import { messages } from '../messages.ts'
import classes from '../writing.module.css'
import { MediaWords } from './media-messages.tsx'

export const mediaQuery = (id: number) => ({
  queryKey: ['media', 'one', id],
  queryFn: () => readMedia(id),
  staleTime: 30_000,
})

export function LeadMedia({
  type,
  value,
  onChange,
  disabled,
  language,
  label,
}: {
  type: 'picture' | 'video'
  value: number | null
  onChange(id: number | null): void
  disabled: boolean
  /** The language of the article. */
  language: string
  /** Instead of the usual one. */
  label?: string
}) {
  const w = useMessages(messages)
  const { pick } = usePickers()
  const { data } = useQuery({ ...mediaQuery(value ?? 0), enabled: value !== null })
  const isPicture = type === 'picture'
  const choose = async () => {
    const found = await pick(type)
    if (found) onChange(found.mediaId)
  }
  return (
    <Input.Wrapper label={label ?? (isPicture ? w.picture : w.video)} labelElement="div">
      <Stack gap="xs">
        {value !== null && data && (
          <>
            {data.thumbnail && <img className={classes.thumb} src={data.thumbnail} alt={data.altText} />}
            {data.creditline && (
              <Text size="sm" c="dimmed">
                <bdi>{data.creditline}</bdi>
              </Text>
            )}
            <MediaWords key={data.id} media={data} language={language} />
          </>
        )}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => void choose()} disabled={disabled}>
            {value === null ? (isPicture ? w.choosePicture : w.chooseVideo) : w.changePicture}
          </Button>
          {value !== null && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              onClick={() => onChange(null)}
              disabled={disabled}
            >
              {w.removePicture}
            </Button>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}

export function Gallery({
  value,
  onChange,
  disabled,
}: {
  value: number[]
  onChange(ids: number[]): void
  disabled: boolean
}) {
  const w = useMessages(messages)
  const { pick } = usePickers()
  const found = useQueries({ queries: value.map(mediaQuery) })
  const add = async () => {
    const one = await pick('picture')
    if (one && !value.includes(one.mediaId)) onChange([...value, one.mediaId])
  }
  return (
    <Input.Wrapper label={w.gallery} labelElement="div">
      <ol className={classes.chosen}>
        {value.map((id, at) => (
          <GalleryItem
            key={id}
            media={found[at]?.data}
            disabled={disabled}
            up={at > 0 ? () => onChange(swapped(value, at, at - 1)) : null}
            down={at < value.length - 1 ? () => onChange(swapped(value, at, at + 1)) : null}
            remove={() => onChange(value.filter((one) => one !== id))}
          />
        ))}
      </ol>
      <Button mt="xs" size="compact-sm" variant="default" onClick={() => void add()} disabled={disabled}>
        {w.addPicture}
      </Button>
    </Input.Wrapper>
  )
}

function GalleryItem(props: {
  media: MediaFacts | undefined
  disabled: boolean
  up: (() => void) | null
  down: (() => void) | null
  remove(): void
}) {
  const w = useMessages(messages)
  const { media, disabled, up, down, remove } = props
  const name = media?.caption || media?.altText || ''
  return (
    <li>
      {media?.thumbnail && <img className={classes.small} src={media.thumbnail} alt="" />}
      <Text span size="sm" truncate>
        {name}
      </Text>
      <ActionIcon
        variant="subtle"
        aria-label={`${w.moveUp}: ${name}`}
        disabled={disabled || !up}
        onClick={() => up?.()}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={`${w.moveDown}: ${name}`}
        disabled={disabled || !down}
        onClick={() => down?.()}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="red"
        aria-label={w.removeItem(name)}
        disabled={disabled}
        onClick={remove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  )
}

function swapped(list: number[], a: number, b: number): number[] {
  const next = [...list]
  const one = next[a]!
  next[a] = next[b]!
  next[b] = one
  return next
}
