/** The files of an archive, and a button that uploads more. */
import { Button, FileButton, Group, List, Progress, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { withSession } from '../api.ts'
import { sendFile } from '../library/upload-picture.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import type { Upload } from './upload.tsx'

const megabyte = 1024 * 1024

export function UploadFiles({ upload, isLocked }: { upload: Upload; isLocked: boolean }) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const queries = useQueryClient()
  const say = useProblemSentence()
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null)

  async function send(files: File[]) {
    for (const file of files) {
      setSending({ name: file.name, part: 0 })
      const path = `/import-uploads/${upload.id}/files?filename=${encodeURIComponent(file.name)}`
      try {
        await withSession(() => sendFile('POST', path, file, (part) => setSending({ name: file.name, part })))
      } catch (problem) {
        toast(`${w.uploadFailed(file.name)} ${say(problem)}`, 'failed')
      }
      await queries.invalidateQueries({ queryKey: ['imports', 'upload', upload.id] })
    }
    setSending(null)
  }
  return (
    <FormSection title={w.files} detail={w.filesDetail[upload.system]}>
      {upload.files.length > 0 && (
        <List size="sm" listStyleType="none">
          {upload.files.map(({ name, size }) => (
            <List.Item key={name}>
              <bdi>{name}</bdi> ·{' '}
              <bdi dir="ltr">{number(Math.max(0.1, Math.round((size / megabyte) * 10) / 10))} MB</bdi>
            </List.Item>
          ))}
        </List>
      )}
      {sending && (
        <Stack gap={4} role="status">
          <Text size="sm">{w.uploading(sending.name, `${number(Math.floor(sending.part * 100))}%`)}</Text>
          <Progress value={sending.part * 100} aria-label={sending.name} />
        </Stack>
      )}
      <Group>
        <FileButton
          onChange={(files) => void send(files)}
          multiple
          inputProps={{ 'aria-label': w.addFiles, tabIndex: -1 }}
        >
          {(props) => (
            <Button
              {...props}
              variant={upload.files.length > 0 ? 'default' : 'filled'}
              disabled={isLocked || sending !== null}
            >
              {w.addFiles}
            </Button>
          )}
        </FileButton>
      </Group>
    </FormSection>
  )
}
