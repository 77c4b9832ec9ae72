/** The captions of a video: a file for each language, kept as soon as it is sent. */
import { ActionIcon, Button, FileButton, Group, Select, Text, Title } from '@mantine/core'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useHouse } from '../shell/house.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import type { Media, MediaWithUses } from './media.ts'
import { useFileProblem } from './problem.ts'
import { words } from './words.ts'

const offered = ['ar', 'en', 'fr', 'fa', 'ur', 'tr', 'ku', 'es', 'de']

export function Captions({ media, mayChange }: { media: Media; mayChange: boolean }) {
  const w = useWords(words)
  const say = useFileProblem()
  const queries = useQueryClient()
  const { publication, language: speech } = useHouse()
  const names = new Intl.DisplayNames([speech], { type: 'language' })
  const nameOf = (language: string) => names.of(language) ?? language
  const [language, setLanguage] = useState<string>(publication.language)
  const [isBusy, setBusy] = useState(false)

  async function change(send: () => Promise<unknown>) {
    setBusy(true)
    try {
      await send()
      queries.setQueryData(
        ['media', 'one', String(media.id)],
        await api.get<MediaWithUses>(`/media/${media.id}`),
      )
    } catch (problem) {
      tell(say(problem), 'failed')
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="captions">
      <Title order={2} mt="lg" mb={4} id="captions">
        {w.captions}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {w.captionsHint}
      </Text>
      {media.captions.length === 0 && <Text size="sm">{w.captionsNone}</Text>}
      {media.captions.map((one) => (
        <Group key={one} gap="xs">
          <Text>{nameOf(one)}</Text>
          {mayChange && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={w.removeCaptions(nameOf(one))}
              title={w.removeCaptions(nameOf(one))}
              onClick={() => void change(() => api.del(`/media/${media.id}/captions/${one}`))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {mayChange && (
        <Group gap="xs" mt="xs" align="end">
          <Select
            label={w.captionsLanguage}
            data={offered.map((value) => ({ value, label: nameOf(value) }))}
            value={language}
            onChange={(value) => value && setLanguage(value)}
            allowDeselect={false}
          />
          <FileButton
            accept=".vtt,text/vtt"
            onChange={(file) =>
              file &&
              void change(() =>
                api.post(
                  `/media/${media.id}/captions?language=${language}`,
                  new Blob([file], { type: 'application/octet-stream' }),
                ),
              )
            }
            inputProps={{ 'aria-label': w.addCaptions, tabIndex: -1 }}
          >
            {(props) => (
              <Button {...props} variant="default" loading={isBusy}>
                {w.addCaptions}
              </Button>
            )}
          </FileButton>
        </Group>
      )}
    </section>
  )
}
