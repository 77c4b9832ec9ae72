/** Asks, beside the text and without holding it up, what the pictures show that were just brought. */
import { Button, CloseButton, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { descriptionOf } from '../../pictures/description.ts'
import { type MediaWithUses, renditionUrl } from '../../pictures/media.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import { words } from '../console-words.ts'
import classes from './composer.module.css'

export function AltText({ mediaId, done }: { mediaId: number; done(): void }) {
  const w = useWords(words)
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [isSaving, setSaving] = useState(false)
  const { data } = useQuery({
    queryKey: ['media', 'one', String(mediaId)],
    queryFn: () => api.get<MediaWithUses>(`/media/${mediaId}`),
  })
  if (!data || data.altText) return null

  async function save() {
    if (!data || text.trim() === '') return
    setSaving(true)
    try {
      const { version } = data
      await api.put(`/media/${mediaId}`, { ...descriptionOf(data), altText: text.trim(), version })
      tell(w.altSaved)
      done()
    } catch (problem) {
      tell(say(problem), 'failed')
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
