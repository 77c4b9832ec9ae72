/** Replaces or deletes the file. */
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api } from '../api.ts'
import type { MediaWithUses } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useFileProblem } from '../library/problem.ts'
import { acceptedFiles } from '../library/upload-button.tsx'
import { replaceFile } from '../library/upload-picture.ts'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { toast } from '../ui/toast.ts'

export function FileActions({ media, take }: { media: MediaWithUses; take(next: MediaWithUses): void }) {
  return (
    <Group mt="lg" gap="xs">
      <Replace media={media} take={take} />
      <DeleteButton media={media} />
    </Group>
  )
}

function Replace({ media, take }: { media: MediaWithUses; take(next: MediaWithUses): void }) {
  const w = useMessages(messages)
  const formatters = useFormatters()
  const confirm = useConfirm()
  const say = useFileProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState<number | null>(null)

  async function ask() {
    const description = media.public ? w.replacePublic : w.replaceUnseen
    if (await confirm({ title: w.replaceTitle, description, action: w.replaceDo })) chooser.current?.click()
  }
  async function send(file: File) {
    setPart(0)
    try {
      take(await replaceFile(media.id, media.version, file, setPart))
      toast(w.replaced)
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setPart(null)
    }
  }
  return (
    <>
      <Button variant="default" disabled={part !== null} onClick={() => void ask()}>
        {part === null ? w.replace : w.replacing(formatters.percent(Math.floor(part * 100)))}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={acceptedFiles}
        aria-label={w.replace}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void send(file)
        }}
      />
    </>
  )
}

function DeleteButton({ media }: { media: MediaWithUses }) {
  const w = useMessages(messages)
  const me = useMe()
  const confirm = useConfirm()
  const say = useFileProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const isOwn = media.createdBy?.id === me.staff.id
  const { more: _, ...uses } = media.uses
  const isUsed = Object.values(uses).some((list) => list.length > 0)
  if (!isOwn && !me.may('publish')) return null

  async function remove() {
    const isSure = await confirm({
      title: w.removeTitle,
      description: w.removeDescription,
      action: w.removeDo,
      danger: true,
    })
    if (!isSure) return
    try {
      await api.del('/media/{id}', { params: { id: media.id } })
      toast(w.removed)
      await navigate({ to: '/newsroom/pictures', ignoreBlocker: true })
      queries.removeQueries({ queryKey: ['media', 'one', String(media.id)] })
      void queries.invalidateQueries({ queryKey: ['media', 'list'] })
    } catch (problem) {
      toast(say(problem), 'failed')
    }
  }
  return (
    <Button variant="subtle" color="red" onClick={() => (isUsed ? toast(w.inUse, 'failed') : void remove())}>
      {w.remove}
    </Button>
  )
}
