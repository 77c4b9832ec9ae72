/** A person's choices for this browser: language and colour scheme. The page's first script reads them too. */
import { localStorageColorSchemeManager } from '@mantine/core'
import type { Speech } from '../messages.ts'

const languageKey = 'newsroom-language'

export const colourScheme = localStorageColorSchemeManager({ key: 'newsroom-scheme' })

export function savedLanguage(): Speech {
  try {
    return localStorage.getItem(languageKey) === 'en' ? 'en' : 'ar'
  } catch {
    return 'ar'
  }
}

export function saveLanguage(language: Speech): void {
  try {
    localStorage.setItem(languageKey, language)
  } catch {
    // A browser without storage only forgets the choice.
  }
}
