/** The screens by which editors and administrators run the site. */
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const screens = {
  '/front': lazyRouteComponent(() => import('./front/front.tsx'), 'FrontScreen'),
  '/stories': lazyRouteComponent(() => import('./stories/stories.tsx'), 'StoriesScreen'),
  '/stories/$id': lazyRouteComponent(() => import('./stories/story-screen.tsx'), 'StoryScreen'),
  '/sections': lazyRouteComponent(() => import('./things/sections.tsx'), 'SectionsScreen'),
  '/agencies': lazyRouteComponent(() => import('./things/agencies.tsx'), 'AgenciesScreen'),
  '/people': lazyRouteComponent(() => import('./things/people.tsx'), 'PeopleScreen'),
  '/programmes': lazyRouteComponent(() => import('./things/programmes.tsx'), 'ProgrammesScreen'),
  '/channel': lazyRouteComponent(() => import('./channel/channel.tsx'), 'ChannelScreen'),
  '/pages': lazyRouteComponent(() => import('./house/pages.tsx'), 'PagesScreen'),
  '/publication': lazyRouteComponent(() => import('./house/publication.tsx'), 'PublicationScreen'),
  '/newsletter': lazyRouteComponent(() => import('./newsletter/newsletter.tsx'), 'NewsletterScreen'),
  '/staff': lazyRouteComponent(() => import('./staff/staff.tsx'), 'StaffScreen'),
  '/tokens': lazyRouteComponent(() => import('./staff/tokens.tsx'), 'TokensScreen'),
  '/audit': lazyRouteComponent(() => import('./staff/audit.tsx'), 'AuditScreen'),
}

export const routes = (parent: AnyRoute): AnyRoute[] =>
  Object.entries(screens).map(([path, component]) =>
    createRoute({ getParentRoute: () => parent, path: `/newsroom${path}`, component }),
  )
