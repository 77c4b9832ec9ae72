/** Messages of the pages by topic and by day. */
import type { Language } from '../../languages.ts'
import type { Around } from '../messages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** Each language has a value for each key. */
export interface Browsing {
  topicKinds: Record<'keyword' | 'person' | 'place' | 'organisation', string>
  /** The description of a topic that the newsroom has not described. */
  aboutTopic: Around
  feedOfTopic: Around
  topicFeed: string
  authorFeed: string
  feedOfAuthor: Around

  archive: string
  archiveText: string
  /** Around a year, a month or a day. */
  archiveOf: Around
  previous: string
  next: string
  firstPage: string
}

const languages: Record<Language, Browsing> = { ar, en, fr, fa, ur }

export const browsingMessages = (language: Language): Browsing => languages[language]
