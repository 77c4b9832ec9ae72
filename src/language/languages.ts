/** The languages the system itself speaks; Arabic first. */
export const languages = ['ar', 'en', 'fr', 'fa', 'ur'] as const

export type Language = (typeof languages)[number]
