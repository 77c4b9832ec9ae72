/** Where signing in leads: what was asked for, but only inside the newsroom, never to another site. */
export function wayBack({ to }: { to?: unknown }): string {
  return typeof to === 'string' && /^\/newsroom(?:[/?#]|$)/.test(to) ? to : '/newsroom'
}
