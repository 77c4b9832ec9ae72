/** Messages of what explains a running story on its page. */
import type { Language } from '../../languages.ts'
import type { Around } from '../messages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** Each language has a value for each key. */
export interface StoryMessages {
  keyFacts: string
  /** Around the time at which a fact was true. */
  asOf: Around
  background: string
  peopleAndPlaces: string
  /** The names of the groups of topics. */
  topics: Record<'keyword' | 'person' | 'place' | 'organisation', string>
  pictures: string
  /** The mark of an article that changed after its publication. */
  updated: string
}

const languages: Record<Language, StoryMessages> = { ar, en, fr, fa, ur }

export const storyMessages = (language: Language): StoryMessages => languages[language]
