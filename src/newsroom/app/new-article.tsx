import { Button } from '@mantine/core'
import IconPencilPlus from '@tabler/icons-react/icons/IconPencilPlus'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { typeAhead } from '../ui/type-ahead.ts'
import { messages } from './messages.ts'

const address = '/newsroom/articles/new'

/** Opens a new article, ready for typing; the server creates it with the first letter. */
export function useNewArticle(): () => void {
  const w = useMessages(messages)
  const navigate = useNavigate()
  return () => {
    if (location.pathname === address) {
      document.querySelector<HTMLElement>('main textarea')?.focus()
      return
    }
    typeAhead(w.newArticle)
    void navigate({ to: address })
  }
}

export function NewArticle() {
  const w = useMessages(messages)
  const me = useMe()
  const router = useRouter()
  const start = useNewArticle()
  const mayWrite = me.may('write')
  // Loads the screen's code before it is needed.
  useEffect(() => {
    if (!mayWrite) return
    const timer = setTimeout(() => void router.preloadRoute({ to: address }).catch(() => {}), 1_000)
    return () => clearTimeout(timer)
  }, [router, mayWrite])
  if (!mayWrite) return null
  return (
    <Button size="sm" onClick={start} leftSection={<IconPencilPlus size={18} aria-hidden />}>
      {w.newArticle}
    </Button>
  )
}
