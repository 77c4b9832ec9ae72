import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './account-messages.ts'

export function Name() {
  const w = useMessages(messages)
  const { staff } = useMe()
  const queries = useQueryClient()
  const say = useProblemSentence()
  const [name, setName] = useState(staff.name)
  const rename = useMutation({
    mutationFn: () => api.put('/me', { body: { name: name.trim() } }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['me'] })
      toast(w.saved)
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    rename.mutate()
  }
  return (
    <FormSection title={w.name} detail={w.nameDetail}>
      <form onSubmit={submit}>
        <Group align="end" gap="sm">
          <TextInput
            aria-label={w.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={rename.error && say(rename.error)}
            maxLength={160}
            autoComplete="name"
            required
            flex="1 1 14rem"
          />
          <Button
            type="submit"
            variant="default"
            loading={rename.isPending}
            disabled={name.trim() === staff.name}
          >
            {w.save}
          </Button>
        </Group>
      </form>
    </FormSection>
  )
}
