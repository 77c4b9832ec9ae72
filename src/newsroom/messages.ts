/** Messages of the application, in Arabic and English; each folder defines its own. */
import { createContext, useContext } from 'react'

/** The languages of the newsroom's screens. */
export type Speech = 'ar' | 'en'

export interface Messages<Shape> {
  ar: Shape
  en: Shape
}

/** `ar` defines the shape (strings, and functions that return strings); `en` must match it. */
export function defineMessages<Shape>(messages: { ar: Shape; en: NoInfer<Shape> }): Messages<Shape> {
  return messages
}

export const LanguageContext = createContext<{ language: Speech; setLanguage(language: Speech): void }>({
  language: 'ar',
  setLanguage: () => {},
})

export const useLanguage = () => useContext(LanguageContext)

export function useMessages<Shape>(messages: Messages<Shape>): Shape {
  return messages[useLanguage().language]
}
