import type { ReadContext } from '../../kernel/read-context.ts'
import { normalise, tokens } from '../../language/search-form.ts'

const keyOf = (name: string): string => tokens(name).map(normalise).join(' ')

/**
 * "reuters" of https://www.reuters.com: pictures name an agency in Latin letters, where the newsroom may write
 * رويترز.
 */
function siteName(url: string): string {
  if (!URL.canParse(url)) return ''
  const parts = new URL(url).hostname.replace(/^www\./, '').split('.')
  return keyOf(parts.at(-2) ?? '')
}

/**
 * The agency that a picture names as its source or in its credit line, found by its name or by the name of its
 * site.
 */
export async function agencyNamed({ db }: Pick<ReadContext, 'db'>, names: string[]): Promise<number | null> {
  const parts = names.flatMap((name) => [name, ...name.split(/[/,،|]| - /)])
  const wanted = new Set(parts.map(keyOf).filter(Boolean))
  if (wanted.size === 0) return null
  const agencies = await db.selectFrom('agencies').select(['id', 'name', 'url']).orderBy('id').execute()
  const found =
    agencies.find(({ name }) => wanted.has(keyOf(name))) ??
    agencies.find(({ url }) => wanted.has(siteName(url)))
  return found?.id ?? null
}
