/** Mantine's parts that lead to a place inside the newsroom: links, also to a keyboard and a screen reader. */
import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
  NavLink,
} from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type Link<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>

export const AnchorLink = createLink(Anchor<'a'>)
export const NavigationLink = createLink(NavLink<'a'>)
// These are buttons unless they are told otherwise.
export const ButtonLink = createLink((props: Link<ButtonProps>) => <Button component="a" {...props} />)
export const ActionIconLink = createLink((props: Link<ActionIconProps>) => (
  <ActionIcon component="a" {...props} />
))
export const MenuLink = createLink((props: Link<MenuItemProps>) => <Menu.Item component="a" {...props} />)
