/**
 * The caption and alt text of the lead picture, edited next to it; they belong to the picture, wherever it is
 * used.
 */
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isInOtherScript } from '../../../language/script.ts'
import { api } from '../../api.ts'
import { descriptionOf } from '../../library/description.ts'
import type { MediaFacts } from '../../library/media-facts.ts'
import { useMessages } from '../../messages.ts'
import { useMe } from '../../session/me.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { messages } from '../messages.ts'

interface Props {
  media: MediaFacts
  /** The language of the article. */
  language: string
}

/** The instructions of its agency, and its embargo. */
export function MediaNotice({ media }: Pick<Props, 'media'>) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  if (!media.instructions && !media.embargoed) return null
  return (
    <Alert color="orange" variant="light" p="xs">
      {media.embargoed && media.embargoedUntil && (
        <Text size="sm">{w.mediaEmbargoed(formatters.date(media.embargoedUntil, 'datetime'))}</Text>
      )}
      {media.instructions && (
        <Text size="sm">
          {w.mediaInstructions} <bdi>{media.instructions}</bdi>
        </Text>
      )}
    </Alert>
  )
}

export function MediaWords({ media, language }: Props) {
  const w = useMessages(messages)
  const me = useMe()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<{ caption?: string; altText?: string }>({})
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState('')
  const mayChange = me.may('addMedia') && (!media.public || me.may('publish'))
  const caption = typed.caption ?? media.caption
  const altText = typed.altText ?? media.altText
  const isDirty = caption !== media.caption || altText !== media.altText

  async function save() {
    setIsSaving(true)
    setProblem('')
    try {
      const { posterId: _, ...described } = descriptionOf(media)
      await api.put('/media/{id}', {
        params: { id: media.id },
        body: {
          ...described,
          ...{ caption, altText, version: media.version },
        },
      })
      await queries.invalidateQueries({ queryKey: ['media'] })
      setTyped({})
    } catch (error) {
      setProblem(say(error))
      // Loads a colleague's changes; the typed text stays in the fields.
      void queries.invalidateQueries({ queryKey: ['media', 'one', media.id] })
    } finally {
      setIsSaving(false)
    }
  }

  return (
    <Stack gap="xs">
      <MediaNotice media={media} />
      <Textarea
        label={w.caption}
        dir="auto"
        size="sm"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        disabled={!mayChange}
        value={caption}
        error={isInOtherScript(caption, language) ? w.captionOtherScript : undefined}
        onChange={({ currentTarget }) => setTyped({ ...typed, caption: currentTarget.value })}
      />
      {media.type === 'picture' && (
        <Textarea
          label={w.altText}
          dir="auto"
          size="sm"
          autosize
          minRows={1}
          maxRows={6}
          maxLength={1_000}
          disabled={!mayChange}
          value={altText}
          error={altText.trim() === '' ? w.noAlt : undefined}
          onChange={({ currentTarget }) => setTyped({ ...typed, altText: currentTarget.value })}
        />
      )}
      {problem && (
        <Text size="sm" c="red.8" role="alert">
          {problem}
        </Text>
      )}
      {isDirty && (
        <Group gap="xs">
          <Button size="compact-sm" loading={isSaving} onClick={() => void save()}>
            {w.saveMediaWords}
          </Button>
          <Text size="sm" c="dimmed">
            {w.mediaWordsEverywhere}
          </Text>
        </Group>
      )}
    </Stack>
  )
}
