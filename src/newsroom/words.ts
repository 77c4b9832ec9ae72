/** The application's own words, Arabic first, English beside it; each folder defines its own. */
import { createContext, useContext } from 'react'

/** The languages that the newsroom itself speaks. */
export type Speech = 'ar' | 'en'

export interface Words<Shape> {
  ar: Shape
  en: Shape
}

/** `ar` gives the shape (strings, and functions that answer strings); `en` has the same. */
export function defineWords<Shape>(words: { ar: Shape; en: NoInfer<Shape> }): Words<Shape> {
  return words
}

export const LanguageContext = createContext<{ language: Speech; setLanguage(language: Speech): void }>({
  language: 'ar',
  setLanguage: () => {},
})

export const useLanguage = () => useContext(LanguageContext)

export function useWords<Shape>(words: Words<Shape>): Shape {
  return words[useLanguage().language]
}
