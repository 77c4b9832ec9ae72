import { UnstyledButton } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import { Link } from '@tanstack/react-router'
import { useWords } from '../words.ts'
import classes from './bottom-bar.module.css'
import { usePlaces } from './navigation.ts'
import { words } from './words.ts'

/** On a phone: the four places used most, within reach of a thumb, and the rest behind "more". */
export function BottomBar({ openMore }: { openMore: () => void }) {
  const w = useWords(words)
  const places = usePlaces()[0]?.places.slice(0, 4) ?? []
  return (
    <div className={classes.bar}>
      {places.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={classes.item} activeOptions={{ exact: to === '/newsroom' }}>
          <Icon size={20} aria-hidden />
          {label}
        </Link>
      ))}
      <UnstyledButton className={classes.item} onClick={openMore} aria-haspopup="dialog">
        <IconDots size={20} aria-hidden />
        {w.more}
      </UnstyledButton>
    </div>
  )
}
