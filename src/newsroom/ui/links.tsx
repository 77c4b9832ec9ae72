/** Mantine components as links to screens of the newsroom, also for keyboards and screen readers. */
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
// Mantine renders buttons by default.
export const ButtonLink = createLink((props: Link<ButtonProps>) => <Button component="a" {...props} />)
export const ActionIconLink = createLink((props: Link<ActionIconProps>) => (
  <ActionIcon component="a" {...props} />
))
export const MenuLink = createLink((props: Link<MenuItemProps>) => <Menu.Item component="a" {...props} />)
