import { Text } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { NavigationLink } from './links.ts'
import { usePlaces } from './navigation.ts'
import classes from './place-list.module.css'

export const isAt = (pathname: string, to: string) =>
  pathname === to || (to !== '/newsroom' && pathname.startsWith(`${to}/`))

export function PlaceList() {
  const { pathname } = useLocation()
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
              active={isAt(pathname, to)}
              aria-current={isAt(pathname, to) ? 'page' : undefined}
              className={classes.link}
            />
          </li>
        ))}
      </ul>
    </div>
  ))
}
