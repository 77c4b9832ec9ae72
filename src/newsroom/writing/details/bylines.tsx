/** The byline of the article; a person without an author entry can create one here. */
import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useMessages } from '../../messages.ts'
import { ChooseMany } from '../../pickers/choose.tsx'
import { meQuery, useMe } from '../../session/me.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from '../messages.ts'

interface Props {
  value: number[]
  onChange(ids: number[]): void
  disabled?: boolean
  error?: string | undefined
}

export function Bylines({ value, onChange, disabled = false, error }: Props) {
  const w = useMessages(messages)
  const { author, staff, may } = useMe()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const isSigned = author !== null && value.includes(author.id)

  async function sign() {
    setRunning(true)
    try {
      const { id } = author ?? (await api.post('/me/author'))
      onChange([...value.filter((one) => one !== id), id])
      if (!author) {
        await queries.invalidateQueries({ queryKey: meQuery.queryKey })
        void queries.invalidateQueries({ queryKey: ['people'] })
      }
    } catch (problem) {
      toast(say(problem), 'failed')
    }
    setRunning(false)
  }
  return (
    <Stack gap={4} align="stretch">
      <ChooseMany
        label={w.byline}
        resource="people"
        {...{ value, onChange, disabled, error }}
        placement="top"
        nothingFound={may('publish') ? w.noAuthor : w.noAuthorAsk}
      />
      {!isSigned && !disabled && may('write') && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          loading={isRunning}
          onClick={() => void sign()}
        >
          {w.signAs(author?.name ?? staff.name)}
        </Button>
      )}
    </Stack>
  )
}
