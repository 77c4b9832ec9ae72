import { Button } from '@mantine/core'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages.ts'
import { messages } from './messages.ts'

/** A link from the headline search to the full-text search. */
export function SearchTexts({ q }: { q: string }) {
  const w = useMessages(messages)
  return (
    <Button
      variant="default"
      component={Link}
      to="/newsroom/search"
      search={{ q } as never}
      leftSection={<IconSearch size={18} aria-hidden />}
    >
      {w.everywhere(q)}
    </Button>
  )
}
