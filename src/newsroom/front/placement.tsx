/** Where an article stands on the front page now, and the button that places it there. */
import { ActionIcon, Badge, Button } from '@mantine/core'
import IconLayoutBoard from '@tabler/icons-react/icons/IconLayoutBoard'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import type { Placed } from '../session/feature.ts'
import { useMe } from '../session/me.ts'
import { useActions } from '../ui/actions.ts'
import classes from './front.module.css'
import { PlaceDialog } from './place-dialog.tsx'
import { messages } from './placement-messages.ts'
import { useUntil } from './until.ts'

export interface Standing {
  /** 0 leads. */
  position: number
  endsAt: string | null
  isShown: boolean
}

/** Known once the front was read. */
function useStanding(id: number, isPublic: boolean) {
  const { data } = useQuery({
    queryKey: ['front', 'standing'],
    queryFn: ({ signal }) => api.get('/front', { signal }),
    staleTime: 15_000,
    enabled: isPublic,
  })
  if (!data || !isPublic) return null
  const position = data.arranged.findIndex((one) => one.id === id)
  const standing: Standing | null =
    position < 0
      ? null
      : { position, endsAt: data.arranged[position]!.endsAt, isShown: position < data.places }
  return { standing, count: data.arranged.length, places: data.places }
}

export function FrontPlacement({ id, headline, isPublic, isRow = false }: Placed) {
  const w = useMessages(messages)
  const mayPlace = useMe().may('arrangeTheFront')
  const sentence = useStandingSentence()
  const front = useStanding(id, isPublic)
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  const standing = front?.standing ?? null
  const said = standing && sentence(standing)
  useActions(
    front && mayPlace && !isRow
      ? [{ id: 'place-on-front', label: standing ? w.change : w.place, run: open }]
      : [],
  )
  if (!front || (!mayPlace && !standing)) return null
  const label = said ? `${said} — ${w.change}` : w.place
  return (
    <>
      {isRow && mayPlace && (
        <ActionIcon
          className={classes.rowPlacement}
          data-placed={standing !== null || undefined}
          variant={standing ? 'light' : 'subtle'}
          color={standing ? 'teal' : 'gray'}
          aria-label={`${label}: ${headline}`}
          title={label}
          onClick={open}
        >
          <IconLayoutBoard size={18} aria-hidden />
        </ActionIcon>
      )}
      {!isRow && !mayPlace && (
        <Badge variant="light" tt="none">
          {said}
        </Badge>
      )}
      {!isRow && mayPlace && (
        <Button
          size="compact-sm"
          variant={standing ? 'light' : 'default'}
          leftSection={<IconLayoutBoard size={16} aria-hidden />}
          onClick={open}
        >
          {said ?? w.place}
        </Button>
      )}
      {isOpen && (
        <PlaceDialog
          article={{ id, headline }}
          standing={standing}
          said={said}
          positions={Math.max(1, Math.min(front.places, front.count + (standing ? 0 : 1)))}
          close={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** «في صدارة الواجهة الآن، حتى 14:00» */
function useStandingSentence(): (standing: Standing) => string {
  const w = useMessages(messages)
  const until = useUntil()
  return ({ position, endsAt, isShown }) =>
    [isShown ? w.standing(position) : w.waits, endsAt && w.until(until(endsAt))].filter(Boolean).join(w.comma)
}
