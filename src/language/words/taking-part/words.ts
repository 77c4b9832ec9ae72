/** What the pages say to readers who take part: comments, accounts, what was decided and why. */
import type { Language } from '../../languages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** One value a key in every language. */
export interface TakingPart {
  crossSiteTitle: string
  crossSiteText: string
  tooLargeTitle: string
  tooLargeText: string
  tooManyTitle: string
  tooManyText: string
  badFormTitle: string
  badFormText: string
}

const languages: Record<Language, TakingPart> = { ar, en, fr, fa, ur }

export const takingPartWords = (language: Language): TakingPart => languages[language]
