/** The logo for light and for dark grounds, the icon, the picture of pages that are shared without one. */
import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { alone } from '../../language/bidi.ts'
import { type AnswerOf, ApiProblem, withSession } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import classes from './brand.module.css'
import { messages } from './messages.ts'
import { Source } from './source.tsx'
import type { BrandForm, Loaded } from './values.ts'

type Sent = AnswerOf<'post', '/publication/brand/files'>
type Use = 'logo' | 'icon' | 'shareImage'
const largest: Record<Use, number> = { logo: 500, icon: 1_000, shareImage: 5_000 }

/** Sends a file; one that is too large is refused before it leaves. */
export function send(use: Use | 'advertisement', file: File, most: number): Promise<Sent> {
  if (file.size > most * 1_024)
    throw new ApiProblem(413, { code: 'too-large', reason: 'too-large', detail: 'Too large.' })
  return withSession(async () => {
    const answer = await fetch(`/api/v1/publication/brand/files?use=${use}`, {
      method: 'POST',
      body: file,
    }).catch(() => null)
    if (!answer) throw new ApiProblem(0, { code: 'unreachable' })
    const body = await answer.json()
    if (!answer.ok) throw new ApiProblem(answer.status, body)
    return body as Sent
  })
}

export function useRefusal(): (problem: unknown, most: number) => string {
  const w = useMessages(messages)
  const say = useProblemSentence()
  const { number } = useFormatters()
  return (problem, most) => {
    const reason = problem instanceof ApiProblem ? String(problem.extra.reason ?? '') : ''
    if (reason === 'too-large') return w.refused['too-large'](number(most))
    const sentence = w.refused[reason as keyof typeof w.refused]
    return typeof sentence === 'string' ? sentence : say(problem)
  }
}

export function Marks({ form, folder }: { form: BrandForm; folder: Loaded['folder'] }) {
  const w = useMessages(messages)
  const { logo, logoDark, icon, shareImage } = form.values
  return (
    <Stack gap="xl">
      <Mark
        {...{ use: 'logo', title: w.logo, hint: w.logoHint, id: logo, inFolder: folder.logo }}
        isUnsaved={form.isUnsaved('logo')}
        set={(id) => form.set({ logo: id, ...(id ? {} : { logoDark: null }) })}
      />
      <Mark
        {...{ use: 'logo', title: w.logoDark, hint: logo ? w.logoDarkHint : w.logoFirst, id: logoDark }}
        {...{ inFolder: false, isDark: true, isDisabled: !logo, isUnsaved: form.isUnsaved('logoDark') }}
        set={(id) => form.set({ logoDark: id })}
      />
      <Mark
        {...{ use: 'icon', title: w.icon, hint: w.iconHint, id: icon, inFolder: folder.icon }}
        isUnsaved={form.isUnsaved('icon')}
        set={(id) => form.set({ icon: id })}
      />
      <Mark
        {...{ use: 'shareImage', title: w.shareImage, hint: w.shareHint, id: shareImage }}
        inFolder={folder.shareImage}
        isUnsaved={form.isUnsaved('shareImage')}
        set={(id) => form.set({ shareImage: id })}
      />
    </Stack>
  )
}

const accepted: Record<Use, string> = {
  logo: 'image/svg+xml,image/png,image/webp',
  icon: 'image/svg+xml,image/png',
  shareImage: 'image/png,image/jpeg,image/webp',
}

interface MarkProps {
  use: Use
  title: string
  hint: string
  id: string | null
  inFolder: boolean
  isUnsaved: boolean
  isDark?: boolean
  isDisabled?: boolean
  set(id: string | null): void
}

function Mark({ use, title, hint, id, inFolder, isUnsaved, isDark, isDisabled, set }: MarkProps) {
  const w = useMessages(messages)
  const refusal = useRefusal()
  const [state, setState] = useState({ isSending: false, problem: '', removed: '' })
  async function take(file: File | null) {
    if (!file) return
    setState({ isSending: true, problem: '', removed: '' })
    try {
      const sent = await send(use, file, largest[use])
      set(sent.id)
      setState({ isSending: false, problem: '', removed: sent.removed.map(alone).join(w.listComma) })
    } catch (error) {
      setState({ isSending: false, problem: refusal(error, largest[use]), removed: '' })
    }
  }
  return (
    <FormSection title={title} detail={hint}>
      <Group gap="md">
        {id && (
          <img
            className={classes.mark}
            data-dark={isDark || undefined}
            src={`/api/v1/publication/brand/files/${id}`}
            alt={title}
          />
        )}
        <FileButton accept={accepted[use]} onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={state.isSending} disabled={isDisabled ?? false}>
              {id ? w.replaceFile : w.chooseFile}
            </Button>
          )}
        </FileButton>
      </Group>
      {!isDark && <Source isSet={id !== null} {...{ inFolder, isUnsaved }} takeBack={() => set(null)} />}
      {isDark && id && <Source isSet {...{ inFolder, isUnsaved }} takeBack={() => set(null)} />}
      {state.problem && (
        <Alert color="red" role="alert">
          {state.problem}
        </Alert>
      )}
      {state.removed && (
        <Alert color="yellow" role="status">
          <Text size="sm">{w.removed(state.removed)}</Text>
        </Alert>
      )}
    </FormSection>
  )
}
