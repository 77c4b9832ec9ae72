/** Asks for descriptions of newly added pictures, without blocking the entry. */
import { Button, CloseButton, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { descriptionOf } from '../../library/description.ts'
import { renditionUrl } from '../../library/media.ts'
import { useMessages } from '../../messages.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from '../console-messages.ts'
import classes from './composer.module.css'

export function AltText({ mediaId, done }: { mediaId: number; done(): void }) {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [isSaving, setSaving] = useState(false)
  const { data } = useQuery({
    queryKey: ['media', 'one', String(mediaId)],
    queryFn: () => api.get('/media/{id}', { params: { id: mediaId } }),
  })
  if (!data || data.altText) return null

  async function save() {
    if (!data || text.trim() === '') return
    setSaving(true)
    try {
      const { version } = data
      await api.put('/media/{id}', {
        params: { id: mediaId },
        body: { ...descriptionOf(data), altText: text.trim(), version },
      })
      toast(w.altSaved)
      done()
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setSaving(false)
      void queries.invalidateQueries({ queryKey: ['media', 'one', String(mediaId)] })
    }
  }
  return (
    <div className={classes.alt}>
      <img src={renditionUrl(data, 'square', 160)} alt="" width={44} height={44} />
      <TextInput
        aria-label={w.altFor}
        placeholder={w.altFor}
        value={text}
        maxLength={1_000}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          void save()
        }}
      />
      <Button variant="default" size="sm" loading={isSaving} onClick={() => void save()}>
        {w.altSave}
      </Button>
      <CloseButton aria-label={w.dismiss} onClick={done} />
    </div>
  )
}
