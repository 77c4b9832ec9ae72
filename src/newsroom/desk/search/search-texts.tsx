import { Button } from '@mantine/core'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../words.ts'
import { words } from './words.ts'

/** From the words of headlines to those of whole texts. */
export function SearchTexts({ q }: { q: string }) {
  const w = useWords(words)
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
