import { AppShell, Burger, Drawer, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SignInAgain } from '../accounts/sign-in-again.tsx'
import { useWords } from '../words.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Commands } from './commands.tsx'
import classes from './frame.module.css'
import { AnchorLink } from './links.tsx'
import { useMe } from './me.ts'
import { NewArticle } from './new-article.tsx'
import { PlaceList } from './place-list.tsx'
import { UserMenu } from './user-menu.tsx'
import { words } from './words.ts'

/** What stands around every screen: the name, the places, finding, a new article, the person. */
export function Frame() {
  const w = useWords(words)
  const { publication } = useMe()
  const [drawer, { open, close }] = useDisclosure()
  const { pathname } = useLocation()
  const lastPlace = useRef(pathname)
  useEffect(() => {
    if (lastPlace.current === pathname) return
    lastPlace.current = pathname
    close()
    // Who came by the navigation goes on in the new screen; a screen that has put the focus somewhere keeps it.
    const main = document.getElementById('main')
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
  }, [pathname, close])

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 56, sm: 0 } }}
    >
      <AppShell.Header className={classes.header}>
        <a href="#main" className={classes.skip}>
          {w.toContent}
        </a>
        <Burger hiddenFrom="sm" size="sm" opened={drawer} onClick={open} aria-label={w.menu} />
        <AnchorLink to="/newsroom" className={classes.name} underline="never">
          {publication.name}
        </AnchorLink>
        <Commands />
        <Group gap="xs" wrap="nowrap">
          <NewArticle />
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
        <SignInAgain />
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" renderRoot={(props) => <nav {...props} aria-label={w.daily} />}>
        <BottomBar openMore={open} />
      </AppShell.Footer>
    </AppShell>
  )
}
