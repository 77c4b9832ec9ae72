/** Detects whether a text is written in the script of a language. */

const arabic = /\p{Script=Arabic}/gu
const latin = /\p{Script=Latin}/gu
const inArabicScript = new Set(['ar', 'fa', 'ur'])

/**
 * Whether most letters of a text are in another script than the language's: an English caption in an Arabic
 * article.
 */
export function isInOtherScript(text: string, language: string): boolean {
  const [arabs, latins] = [arabic, latin].map((script) => text.match(script)?.length ?? 0) as [number, number]
  return inArabicScript.has(language) ? latins > arabs : arabs > latins
}
