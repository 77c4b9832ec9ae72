/** What changes the file itself: another in its place, or none. */
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api } from '../api.ts'
import { useConfirm } from '../shell/confirm.tsx'
import { useHouse } from '../shell/house.ts'
import { useMe } from '../shell/me.ts'
import { tell } from '../shell/tell.ts'
import { useWords } from '../words.ts'
import type { MediaWithUses } from './media.ts'
import { useFileProblem } from './problem.ts'
import { acceptedFiles } from './upload-button.tsx'
import { replaceFile } from './upload-picture.ts'
import { words } from './words.ts'

export function FileActions({ media, take }: { media: MediaWithUses; take(next: MediaWithUses): void }) {
  return (
    <Group mt="lg" gap="xs">
      <Replace media={media} take={take} />
      <Remove media={media} />
    </Group>
  )
}

function Replace({ media, take }: { media: MediaWithUses; take(next: MediaWithUses): void }) {
  const w = useWords(words)
  const house = useHouse()
  const confirm = useConfirm()
  const say = useFileProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const [part, setPart] = useState<number | null>(null)

  async function ask() {
    const says = media.public ? w.replacePublic : w.replaceUnseen
    if (await confirm({ title: w.replaceTitle, says, action: w.replaceDo })) chooser.current?.click()
  }
  async function send(file: File) {
    setPart(0)
    try {
      take(await replaceFile(media.id, media.version, file, setPart))
      tell(w.replaced)
    } catch (problem) {
      tell(say(problem), 'failed')
    } finally {
      setPart(null)
    }
  }
  return (
    <>
      <Button variant="default" disabled={part !== null} onClick={() => void ask()}>
        {part === null ? w.replace : w.replacing(`${house.number(Math.floor(part * 100))}٪`)}
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

function Remove({ media }: { media: MediaWithUses }) {
  const w = useWords(words)
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
      says: w.removeSays,
      action: w.removeDo,
      danger: true,
    })
    if (!isSure) return
    try {
      await api.del(`/media/${media.id}`)
      tell(w.removed)
      await navigate({ to: '/newsroom/pictures', ignoreBlocker: true })
      queries.removeQueries({ queryKey: ['media', 'one', String(media.id)] })
      void queries.invalidateQueries({ queryKey: ['media', 'list'] })
    } catch (problem) {
      tell(say(problem), 'failed')
    }
  }
  return (
    <Button variant="subtle" color="red" onClick={() => (isUsed ? tell(w.inUse, 'failed') : void remove())}>
      {w.remove}
    </Button>
  )
}
