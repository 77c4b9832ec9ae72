/** Mantine's parts that lead to a place inside the newsroom. */
import { ActionIcon, Anchor, Button, Menu, NavLink } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

export const AnchorLink = createLink(Anchor<'a'>)
export const ButtonLink = createLink(Button<'a'>)
export const ActionIconLink = createLink(ActionIcon<'a'>)
export const NavigationLink = createLink(NavLink<'a'>)
export const MenuLink = createLink(Menu.Item<'a'>)
