/** An article's screen: writing, details, revisions, publishing. */
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const writing: Feature = {
  name: 'writing',
  routes: screenRoutes({
    '/articles/$id': lazyRouteComponent(() => import('./article-screen.tsx'), 'ArticleScreen'),
  }),
  found: {
    article: {
      name: { ar: 'مادة', en: 'Article' },
      icon: IconFileText,
      path: (id) => `/newsroom/articles/${id}`,
    },
  },
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { article: (id) => `/newsroom/articles/${id}` },
  },
}
