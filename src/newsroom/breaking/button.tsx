/**
 * The breaking-news button in the header of every screen, its shortcut and its actions. It is filled during
 * breaking news.
 */
import { ActionIcon, Button } from '@mantine/core'
import IconBolt from '@tabler/icons-react/icons/IconBolt'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { closeBreaking, openBreaking, useAskedBreaking } from '../session/breaking.ts'
import { useMe } from '../session/me.ts'
import { useActions } from '../ui/actions.ts'
import { lazyPart } from '../ui/new-version.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { messages } from './messages.ts'

const BreakingDialog = lazyPart(async () => (await import('./dialog.tsx')).BreakingDialog)

export function BreakingButton() {
  const w = useMessages(messages)
  const { may } = useMe()
  const mayPublish = may('publish')
  const asked = useAskedBreaking()
  const { data: standing } = useQuery({
    queryKey: ['breaking'],
    queryFn: () => api.get('/breaking'),
    enabled: mayPublish,
  })
  const stands = standing !== undefined && (standing.text !== '' || standing.lead !== null)
  useShortcut('alt+B', w.open, openBreaking, mayPublish)
  useActions(
    mayPublish
      ? [{ id: 'breaking', label: w.open, words: w.words, icon: IconBolt, run: () => openBreaking() }]
      : [],
  )
  if (!mayPublish) return null
  const shown = {
    ...{ color: 'red', variant: stands ? 'filled' : 'light' },
    ...{ 'aria-label': stands ? w.openStands : w.open, 'aria-haspopup': 'dialog' as const },
    onClick: () => openBreaking(),
  }
  return (
    <>
      <Button {...shown} size="sm" px="xs" visibleFrom="sm" leftSection={<IconBolt size={18} aria-hidden />}>
        {w.breaking}
      </Button>
      <ActionIcon {...shown} size={36} hiddenFrom="sm">
        <IconBolt size={18} aria-hidden />
      </ActionIcon>
      <Suspense>
        {asked && (
          <BreakingDialog
            key={asked.articleId}
            articleId={asked.articleId}
            standing={standing ?? null}
            close={closeBreaking}
          />
        )}
      </Suspense>
    </>
  )
}
