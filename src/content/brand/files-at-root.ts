/** Files at the root of the site that prove who owns it: their allowed names and their text. */
import type { Brand } from './shape.ts'

/** The program's own, and those that have a member of the brand. */
const taken = new Set(['robots.txt', 'sitemap.xml', 'sitemap-news.xml', 'ads.txt', 'security.txt'])

/** 'google1234.html', 'BingSiteAuth.xml': nothing of the program lies at such an address. */
export const isVerificationFile = (name: string): boolean =>
  /^[A-Za-z0-9_-]{1,100}\.(html|txt|xml)$/.test(name) && !taken.has(name.toLowerCase())

/** Each file of a brand by its address. */
export function filesAtRoot({
  adsTxt,
  securityTxt,
  verification,
}: Pick<Brand, 'adsTxt' | 'securityTxt' | 'verification'>): Map<string, string> {
  return new Map([
    ...verification.files.map(({ name, content }): [string, string] => [`/${name}`, content]),
    ...(adsTxt ? [['/ads.txt', `${adsTxt}\n`] as const] : []),
    ...(securityTxt ? [['/.well-known/security.txt', `${securityTxt}\n`] as const] : []),
  ])
}
