import { type AnyRoute, createRoute, type lazyRouteComponent } from '@tanstack/react-router'

type Component = ReturnType<typeof lazyRouteComponent>

/** The routes of screens by their paths below /newsroom. */
export const screenRoutes =
  (screens: Record<string, Component>) =>
  (parent: AnyRoute): AnyRoute[] =>
    Object.entries(screens).map(([path, component]) =>
      createRoute({ getParentRoute: () => parent, path: `/newsroom${path}`, component }),
    )
