/** Reads the other headlines and the marks of an item, as our export writes them. */
import type { ArticleInput } from '../../content/articles/content.ts'
import { type Headlines, headlineFields } from '../../content/articles/headlines.ts'
import { headlineRoles, markRoles, role } from '../../content/articles/ninjs-terms.ts'
import type { NinjsItem } from './item.ts'
import type { Note } from './losses.ts'
import { words } from './texts.ts'

type Name = keyof typeof headlineRoles | keyof typeof markRoles | 'searchDescription'

export const isOtherHeadline = (named: string | undefined): boolean =>
  Object.values<string | undefined>(headlineRoles).includes(named)

/** Whether `headlinesOf` reads an alternative id of this role. */
export const isMark = (named: string | undefined): boolean =>
  Object.values<string | undefined>(markRoles).includes(named)

export function headlinesOf(item: NinjsItem, note: Note): Partial<Pick<ArticleInput, keyof Headlines>> {
  const found: Partial<Record<Name, unknown>> = {}
  const take = (name: Name, value: unknown, text: string) => {
    if (!text) return
    const read = headlineFields[name].safeParse(value)
    if (read.success) found[name] = read.data
    else note('headlines and marks that do not fit', `${name}: ${text.slice(0, 100)}`)
  }
  for (const [name, named] of Object.entries(headlineRoles) as [keyof typeof headlineRoles, string][]) {
    const text = words(item.headlines.find((one) => one.role === named))
    take(name, text, text)
  }
  const description = words(item.descriptions.find((one) => one.role === role.searchDescription))
  take('searchDescription', description, description)
  for (const [name, named] of Object.entries(markRoles) as [keyof typeof markRoles, string][]) {
    const text = item.altIds.find((one) => one.role === named)?.value ?? ''
    take(name, name === 'noindex' ? text === 'true' || text : text, text)
  }
  return found as Partial<Pick<ArticleInput, keyof Headlines>>
}
