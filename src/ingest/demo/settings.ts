/** The publication settings of the demonstration; removing it resets those that nobody has changed. */
import { isDeepStrictEqual } from 'node:util'
import { putBanner } from '../../content/publication/breaking-banner.ts'
import type { Work } from '../../kernel/command.ts'
import { takeBackBrand } from './brand.ts'
import { demoArticles } from './texts/articles.ts'
import { demoAccent } from './texts/brand.ts'
import { demoPublication } from './texts/publication.ts'

export const demoSettings = {
  social: demoPublication.accounts.map(({ network, address }) => ({ service: network, url: address })),
  contactEmail: 'newsroom@example.com',
  accent: demoAccent,
  // Guests may comment, so that the first visitor can try it without mail.
  guestsComment: true,
}

export const demoBreaking = demoArticles.find((article) => article.breaking && 'minutes' in article.ago)

export async function takeBackSettings(work: Work): Promise<void> {
  await takeBackBrand(work)
  const { db } = work
  const { breakingText, ...settings } = await db
    .selectFrom('publication')
    .selectAll()
    .executeTakeFirstOrThrow()
  if (demoBreaking && breakingText === demoBreaking.headline)
    await putBanner(work, { text: '', articleId: null, endsAt: null })
  const isStill = (field: keyof typeof demoSettings) =>
    isDeepStrictEqual(settings[field], demoSettings[field])
  const before = {
    ...(isStill('social') ? { social: '[]' } : {}),
    ...(isStill('contactEmail') ? { contactEmail: '' } : {}),
    ...(isStill('accent') ? { accent: '#0b5d5e' } : {}),
    ...(isStill('guestsComment') ? { guestsComment: false } : {}),
  }
  if (Object.keys(before).length === 0) return
  const row = await db.updateTable('publication').set(before).returningAll().executeTakeFirstOrThrow()
  await work.revise('publication', 1, row)
}
