import { renderNewsletterInvitation } from '../../parts/newsletter-invitation.tsx'
import { layoutBlock } from '../view.ts'
import { newsletter } from './block.ts'

export const newsletterView = layoutBlock({
  ...newsletter,
  render: (readContext) => renderNewsletterInvitation(readContext),
})
