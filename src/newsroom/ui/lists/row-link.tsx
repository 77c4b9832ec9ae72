/** A link that covers its whole row. The row is positioned; controls above the link are positioned too. */
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import classes from './row-link.module.css'

export const RowLink = createLink(({ className, ...props }: ComponentPropsWithRef<'a'>) => (
  <a className={className ? `${classes.link} ${className}` : classes.link} {...props} />
))
