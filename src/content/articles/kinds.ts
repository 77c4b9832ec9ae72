/**
 * Kinds of article that a newsroom's modules add. An article of such a kind has `moduleKind`, `module.kind`, beside the
 * kind of the product that it is based on: without its module it is an article of that one.
 */
import type { ReadContext } from '../../kernel/read-context.ts'
import type { ArticleKind } from '../../language/article-kinds.ts'
import { isModuleOff, moduleTag } from '../modules/switch.ts'
import type { Labels } from './field-values.ts'

/** A kind of article that a module adds. */
export interface ModuleKind {
  name: string
  label: Labels
  /** The kind that feeds, other newsrooms and the product itself use for it. */
  base: ArticleKind
  /** Fields of the content, or of modules (`module.field`), without which it is not published. */
  required?: string[]
  /** Values that an article of this kind begins with. */
  template?: Record<string, unknown>
}

let declared: ReadonlyMap<string, ModuleKind> = new Map()

/** Fills the registry, once, before the first command. Names are `module.kind`. */
export function installKinds(kinds: ReadonlyMap<string, ModuleKind>): void {
  declared = kinds
}

const moduleOf = (name: string) => name.split('.')[0]!

/** The kinds of modules that are switched on. */
export const moduleKinds = (): (ModuleKind & { name: string })[] =>
  [...declared].filter(([name]) => !isModuleOff(moduleOf(name))).map(([name, kind]) => ({ ...kind, name }))

/** Null when its module was removed or is switched off; the article is then shown as its base. */
export const findKind = (name: string | null | undefined): ModuleKind | null =>
  name && !isModuleOff(moduleOf(name)) ? (declared.get(name) ?? null) : null

/** The module's kind of an article as readers see it. */
export function shownKind({ dependOn }: ReadContext, name: string | null): string | null {
  if (name === null) return null
  dependOn(moduleTag(moduleOf(name)))
  return findKind(name) ? name : null
}

/** The name of the kind of an article for readers. */
export function kindLabel(
  article: { kind: ArticleKind; moduleKind?: string | null },
  names: Record<ArticleKind, string>,
  language: string,
): string {
  const label = findKind(article.moduleKind)?.label
  return label ? (label[language] ?? (language === 'en' ? label.en : label.ar)) : names[article.kind]
}

/** The content with the kind of the product that its kind is based on. */
export function withBase<C extends { kind: ArticleKind; moduleKind: string | null }>(content: C): C {
  const base = content.moduleKind === null ? undefined : declared.get(content.moduleKind)?.base
  return base && base !== content.kind ? { ...content, kind: base } : content
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (value as { content?: unknown[] }).content?.length === 0

/** The fields that the article's kind requires and that are empty. */
export function missingFields(content: {
  moduleKind: string | null
  fields?: Record<string, unknown>
}): string[] {
  const { required = [] } = findKind(content.moduleKind) ?? {}
  return required.filter((name) =>
    isEmpty(name.includes('.') ? content.fields?.[name] : (content as Record<string, unknown>)[name]),
  )
}
