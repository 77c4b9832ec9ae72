import { UnstyledButton } from '@mantine/core'
import IconDots from '@tabler/icons-react/icons/IconDots'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../messages.ts'
import classes from './bottom-bar.module.css'
import { messages } from './messages.ts'
import { usePlaces } from './navigation.ts'

/** On a phone: the four most used places within reach of the thumb, and a "more" button. */
export function BottomBar({ openMore }: { openMore: () => void }) {
  const w = useMessages(messages)
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
