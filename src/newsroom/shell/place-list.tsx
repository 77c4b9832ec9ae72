import { Text } from '@mantine/core'
import { NavigationLink } from './links.tsx'
import { usePlaces } from './navigation.ts'
import classes from './place-list.module.css'
import { WaitingComments } from './waiting.tsx'

export function PlaceList() {
  return usePlaces().map(({ name, places }) => (
    <div key={name} className={classes.group}>
      <Text className={classes.name} id={`places-${name}`}>
        {name}
      </Text>
      <ul className={classes.list} aria-labelledby={`places-${name}`}>
        {places.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <NavigationLink
              to={to}
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              rightSection={to === '/newsroom/comments' && <WaitingComments />}
              activeOptions={{ exact: to === '/newsroom' }}
              className={classes.link}
            />
          </li>
        ))}
      </ul>
    </div>
  ))
}
