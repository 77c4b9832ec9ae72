/** Archives of other programs: uploaded, tried, mapped and imported; the runs of imports and their reports. */
import IconPackageImport from '@tabler/icons-react/icons/IconPackageImport'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const imports: Feature = {
  name: 'imports',
  routes: screenRoutes({
    '/imports': lazyRouteComponent(() => import('./imports.tsx'), 'ImportsScreen'),
    '/imports/$id': lazyRouteComponent(() => import('./upload.tsx'), 'UploadScreen'),
    '/import-runs/$id': lazyRouteComponent(() => import('./run.tsx'), 'RunScreen'),
  }),
  places: [
    {
      ...{ path: '/imports', label: { ar: 'نقل الأرشيف', en: 'Import an archive' } },
      ...{ icon: IconPackageImport, group: 'organisation', may: 'administer' },
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: {
      'import-upload': (id) => `/newsroom/imports/${id}`,
      import: (id) => `/newsroom/import-runs/${id}`,
    },
  },
}
