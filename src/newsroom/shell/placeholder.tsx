import { useLocation } from '@tanstack/react-router'
import { usePlaces } from './navigation.ts'
import { Page } from './page.tsx'
import { Loading } from './states.tsx'

/** A screen whose place is known before it is built. */
export function Placeholder() {
  const { pathname } = useLocation()
  const place = usePlaces()
    .flatMap((group) => group.places)
    .find(({ to }) => to === pathname)
  return (
    <Page title={place?.label ?? pathname}>
      <Loading />
    </Page>
  )
}
