import type { Browsing } from './messages.ts'

export const fr: Browsing = {
  topicKinds: { keyword: 'Mot-clé', person: 'Personne', place: 'Lieu', organisation: 'Organisation' },
  aboutTopic: (name) => `Tout ce que nous avons publié\u00a0: ${name}`,
  feedOfTopic: (name) => `Flux du sujet ${name}`,
  topicFeed: 'Flux de ce sujet',
  authorFeed: 'Flux de ces articles',
  feedOfAuthor: (name) => `Flux des articles de ${name}`,

  archive: 'Archives',
  archiveText: 'Tout ce qui a été publié, par année, par mois et par jour.',
  archiveOf: (name) => `Archives\u00a0: ${name}`,
  previous: 'Précédent',
  next: 'Suivant',
  firstPage: 'Plus récents\u00a0: la première page',
}
