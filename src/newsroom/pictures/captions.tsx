/** The captions of a video: one file for each language, saved when uploaded. */
import { ActionIcon, Button, FileButton, Group, Select, Text, Title } from '@mantine/core'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import type { Media } from '../library/media.ts'
import { useFileProblem } from '../library/problem.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { toast } from '../ui/toast.ts'
import { stageMessages } from './stage-messages.ts'

const offered = ['ar', 'en', 'fr', 'fa', 'ur', 'tr', 'ku', 'es', 'de']

export function Captions({ media, mayChange }: { media: Media; mayChange: boolean }) {
  const w = useMessages(stageMessages)
  const say = useFileProblem()
  const queries = useQueryClient()
  const { publication, language: speech } = useFormatters()
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
        await api.get('/media/{id}', { params: { id: media.id } }),
      )
    } catch (problem) {
      toast(say(problem), 'failed')
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
              onClick={() =>
                void change(() =>
                  api.del('/media/{id}/captions/{language}', { params: { id: media.id, language: one } }),
                )
              }
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
                api.post('/media/{id}/captions', {
                  params: { id: media.id },
                  query: { language },
                  body: new Blob([file], { type: 'application/octet-stream' }) as never,
                }),
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
