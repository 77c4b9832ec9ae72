/** The languages of the system, Arabic first. */
export const languages = ['ar', 'en', 'fr', 'fa', 'ur'] as const

export type Language = (typeof languages)[number]

/** The language of a language tag (BCP 47); Arabic for any other. */
export const languageOf = (tag: string): Language => languages.find((known) => tag.startsWith(known)) ?? 'ar'
