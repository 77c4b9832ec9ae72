/** Imports redirects from a file, and says what was refused. */
import { Alert, Button, FileButton, Stack, Table, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AnswerOf, ApiProblem, withSession } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { messages } from './messages.ts'

export type Imported = AnswerOf<'post', '/redirects/import'>

async function send(file: File): Promise<Imported> {
  const format = /\.(ya?ml|json)$/i.test(file.name) ? 'ghost' : 'csv'
  const answer = await fetch(`/api/v1/redirects/import?format=${format}`, {
    ...{ method: 'POST', credentials: 'same-origin', body: file },
    headers: { Accept: 'application/json', 'Content-Type': 'application/octet-stream' },
  }).catch(() => {
    throw new ApiProblem(0, { code: 'unreachable' })
  })
  const content = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new ApiProblem(answer.status, content)
  return content
}

export function ImportButton({ done }: { done(result: Imported | string): void }) {
  const w = useMessages(messages)
  const sentence = useProblemSentence()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  async function take(file: File | null) {
    if (!file) return
    setSending(true)
    try {
      done(await withSession(() => send(file)))
    } catch (error) {
      done(sentence(error))
    } finally {
      setSending(false)
      for (const queryKey of [['redirects'], ['redirect-patterns'], ['missing-addresses']])
        void queries.invalidateQueries({ queryKey })
    }
  }
  return (
    <FileButton accept=".csv,.yaml,.yml,.json" onChange={(file) => void take(file)}>
      {(props) => (
        <Button {...props} variant="default" loading={isSending} title={w.uploadHint}>
          {w.upload}
        </Button>
      )}
    </FileButton>
  )
}

export function ImportResult({ result, close }: { result: Imported | string; close(): void }) {
  const w = useMessages(messages)
  const { number } = useFormatters()
  const alert = { mb: 'md', withCloseButton: true, onClose: close, closeButtonLabel: w.dismiss }
  if (typeof result === 'string')
    return (
      <Alert {...alert} color="red" role="alert">
        {result}
      </Alert>
    )
  const { added, patterns, known, refusedCount, refused } = result
  return (
    <Alert {...alert} color={refusedCount > 0 ? 'yellow' : 'teal'} role="status">
      <Stack gap="xs">
        <Text>{w.imported(number(added), number(patterns), number(known), number(refusedCount))}</Text>
        {refused.length > 0 && (
          <Table.ScrollContainer minWidth={300} mah="20rem">
            <Table>
              <Table.Caption>{w.refusedTitle}</Table.Caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{w.line}</Table.Th>
                  <Table.Th>{w.source}</Table.Th>
                  <Table.Th>{w.reason}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {refused.map(({ line, source, reason }) => (
                  <Table.Tr key={line}>
                    <Table.Td>{number(line)}</Table.Td>
                    <Table.Td>
                      <bdi dir="ltr">{source}</bdi>
                    </Table.Td>
                    <Table.Td>{w.reasons[reason] ?? reason}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Stack>
    </Alert>
  )
}
