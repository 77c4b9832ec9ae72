import { Alert, AppShell, Burger, Drawer, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMessages } from '../messages.ts'
import { FeaturesContext } from '../session/feature.ts'
import { accountPath, useMe } from '../session/me.ts'
import { ConfirmProvider } from '../ui/confirm.tsx'
import { PublicationContext } from '../ui/formatters.ts'
import { AnchorLink } from '../ui/links.tsx'
import { NewVersion } from '../ui/new-version.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Commands } from './commands.tsx'
import { features } from './features.ts'
import classes from './frame.module.css'
import { messages } from './messages.ts'
import { NewArticle } from './new-article.tsx'
import { PlaceList } from './place-list.tsx'
import { UserMenu } from './user-menu.tsx'

/** The frame of every screen: name, navigation, search, new article, user menu. */
export function Frame() {
  const w = useMessages(messages)
  const { publication, mustSecure } = useMe()
  const [drawer, { open, close }] = useDisclosure()
  const { pathname } = useLocation()
  const lastPlace = useRef(pathname)
  useEffect(() => {
    if (lastPlace.current === pathname) return
    lastPlace.current = pathname
    close()
    // Moves the focus to the new screen after navigation, unless the screen has set the focus itself.
    const main = document.getElementById('main')
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
  }, [pathname, close])

  return (
    <FeaturesContext value={features}>
      <PublicationContext value={publication}>
        <ConfirmProvider>
          <AppShell
            header={{ height: 52 }}
            navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: true } }}
            footer={{ height: { base: 56, sm: 0 } }}
          >
            <AppShell.Header className={classes.header}>
              <a href="#main" className={classes.skip}>
                {w.toContent}
              </a>
              {!mustSecure && (
                <Burger hiddenFrom="sm" size="sm" opened={drawer} onClick={open} aria-label={w.menu} />
              )}
              <AnchorLink to="/newsroom" className={classes.name} underline="never">
                {publication.name}
              </AnchorLink>
              {mustSecure ? <span className={classes.room} /> : <Commands />}
              <Group gap="xs" wrap="nowrap">
                {!mustSecure && features.map(({ name, header: Header }) => Header && <Header key={name} />)}
                {!mustSecure && <NewArticle />}
                <UserMenu />
              </Group>
            </AppShell.Header>
            <AppShell.Navbar visibleFrom="sm" className={classes.navbar} aria-label={w.navigation}>
              <PlaceList />
            </AppShell.Navbar>
            <Drawer
              opened={drawer}
              onClose={close}
              title={publication.name}
              size="17rem"
              closeButtonProps={{ 'aria-label': w.close }}
            >
              <nav aria-label={w.navigation}>
                <PlaceList />
              </nav>
            </Drawer>
            <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
              {features.map(({ name, always: Always }) => Always && <Always key={name} />)}
              <NewVersion />
              {mustSecure && pathname !== accountPath && (
                <Alert color="yellow" role="alert" m="md">
                  {w.mustSecure}{' '}
                  <AnchorLink to={accountPath} underline="always">
                    {w.toAccount}
                  </AnchorLink>
                </Alert>
              )}
              <Outlet />
            </AppShell.Main>
            <AppShell.Footer
              hiddenFrom="sm"
              className={classes.footer!}
              renderRoot={(props) => <nav {...props} aria-label={w.daily} />}
            >
              {!mustSecure && <BottomBar openMore={open} />}
            </AppShell.Footer>
          </AppShell>
        </ConfirmProvider>
      </PublicationContext>
    </FeaturesContext>
  )
}
