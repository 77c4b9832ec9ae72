/** The languages the system itself speaks; Arabic first. */
export const languages = ['ar', 'en', 'fr', 'fa', 'ur'] as const

export type Language = (typeof languages)[number]

/** The one of them that a language tag (BCP 47) is of; Arabic for any other. */
export const languageOf = (tag: string): Language => languages.find((known) => tag.startsWith(known)) ?? 'ar'
