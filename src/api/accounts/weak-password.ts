/** Detects common passwords (NIST SP 800-63B, 3.1.1.2). There are no composition rules. */
import { toLatinDigits } from '../../language/digits.ts'

let common: Promise<Set<string>> | undefined

/** About 49,000 leaked passwords, loaded on first use. */
const commonPasswords = (): Promise<Set<string>> => {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return common
}

/** Rows of keyboards and alphabets, for passwords that follow them. */
const walks = [
  ...['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'],
  ...[
    'ضصثقفغعهخحجد',
    'شسيبلاتنمكط',
    'ئءؤرلاىةوزظ',
    'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
    'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  ],
]
const tatweel = /\u0640/g
const longest = 200

const plain = (text: string) =>
  toLatinDigits(text.normalize('NFKC').toLowerCase()).replace(tatweel, '').trim()

/** Whether a text follows a row, forwards or backwards, possibly repeated. */
function isWalk(text: string): boolean {
  const back = [...text].reverse().join('')
  return walks.some((walk) => {
    const long = walk.repeat(Math.ceil((text.length + walk.length) / walk.length))
    return long.includes(text) || long.includes(back)
  })
}

/** The repeated piece of a password: "abcabcabc" gives "abc". */
const piece = (text: string) => /^(.+?)\1+$/su.exec(text)?.[1] ?? text

/** Removes characters around a word that only make it longer: "manchester2026!", "1!manchester". */
const withoutEnds = (text: string) => text.replace(/^[^\p{L}]{1,4}/u, '').replace(/[^\p{L}]{1,5}$/u, '')

/**
 * Whether a password is easy to guess: a common one, a keyboard row, few different characters, or a name in
 * `about` (of the person, the site, the address).
 */
export async function isWeak(password: string, about: string[]): Promise<boolean> {
  // Longer passwords are refused elsewhere, and searching them would take long.
  const text = plain(password.slice(0, longest))
  const core = withoutEnds(text)
  if (new Set(text).size < 5 || piece(text).length < 6) return true
  if (isWalk(text) || (core.length < 12 && isWalk(core))) return true
  const own = about.flatMap((name) => {
    const whole = plain(name)
    return [whole, whole.split('@')[0]!, ...whole.split(/[\s@._-]+/)]
  })
  const forms = [text, core, piece(text), piece(core)]
  const bare = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, '')
  if (own.some((name) => name.length >= 3 && forms.some((form) => bare(form) === bare(name)))) return true
  const list = await commonPasswords()
  return forms.some((form) => form.length >= 4 && list.has(form))
}
