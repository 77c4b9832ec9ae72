/** Messages of reading: sharing and keeping articles, the size of their text, key events and scores of coverages. */
import type { Language } from '../../languages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** Each language has a value for each key. */
export interface Reading {
  whatsapp: string
  telegram: string
  x: string
  facebook: string

  save: string
  saved: string
  textSize: string
  /** From small to large. */
  textSizes: [string, string, string]
  followStory: string
  followAuthor: string
  followedAuthor: string
  followedAuthors: string

  savedTitle: string
  savedText: string
  savedNone: string
  savedNeedsScript: string
  lastRead: string
  removeSaved: string
  forgetRead: string
  savedOffline: string

  keyEventsOnly: string
  allKeyEvents: string
  score: string
  finalScore: string
  /** `n`: 67, or 90+3. */
  minute: (n: string) => string
  /** Between the parts of a sentence. */
  comma: string
  videoText: string

  listenToArticle: string
  listenToEpisode: string
  /** Before the names of podcast apps. */
  listenOn: string
  podcastFeed: string
  nextEpisodes: string
}

const languages: Record<Language, Reading> = { ar, en, fr, fa, ur }

export const readingMessages = (language: Language): Reading => languages[language]
