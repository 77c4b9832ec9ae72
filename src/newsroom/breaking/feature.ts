/** Breaking news: one dialog, opened from every screen. */
import type { Feature } from '../session/feature.ts'
import { BreakingButton } from './button.tsx'

export const breaking: Feature = {
  name: 'breaking',
  header: BreakingButton,
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { breaking: () => '/newsroom' },
  },
}
