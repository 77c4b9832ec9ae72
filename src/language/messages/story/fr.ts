import type { StoryMessages } from './messages.ts'

export const fr: StoryMessages = {
  keyFacts: 'L’essentiel',
  asOf: (time) => `au ${time}`,
  background: 'Ce qui s’est passé',
  peopleAndPlaces: 'Personnes et lieux',
  topics: { person: 'Personnes', place: 'Lieux', organisation: 'Organisations', keyword: 'Sujets' },
  pictures: 'Le dossier en images',
  updated: 'Mis à jour',
}
