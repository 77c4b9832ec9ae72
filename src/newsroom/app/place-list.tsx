import { Text } from '@mantine/core'
import { NavigationLink } from '../ui/links.tsx'
import { usePlaces } from './navigation.ts'
import classes from './place-list.module.css'

export function PlaceList() {
  return usePlaces().map(({ name, places }) => (
    <div key={name} className={classes.group}>
      <Text className={classes.name} id={`places-${name}`}>
        {name}
      </Text>
      <ul className={classes.list} aria-labelledby={`places-${name}`}>
        {places.map(({ to, label, icon: Icon, badge: Badge }) => (
          <li key={to}>
            <NavigationLink
              to={to}
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              rightSection={Badge && <Badge />}
              activeOptions={{ exact: to === '/newsroom' }}
              className={classes.link}
            />
          </li>
        ))}
      </ul>
    </div>
  ))
}
