/** The page to open after signing in: the requested one, but only inside the newsroom, never on another site. */
export function returnPath({ to }: { to?: unknown }): string {
  return typeof to === 'string' && /^\/newsroom(?:[/?#]|$)/.test(to) ? to : '/newsroom'
}
