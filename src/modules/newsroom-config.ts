/** The configuration of a newsroom, `nashra.config.ts` in SITE_DIR: its type and its validation. */
import { z } from 'zod'
import type { DefaultLayout, DefaultLayouts } from '../content/layouts/defaults.ts'
import { type Module, moduleShape } from './module.ts'

/** Files of the newsroom's brand, as paths from SITE_DIR. */
export interface Brand {
  /** Replaces the name above each page: SVG, PNG or WebP, 50 KB. */
  logo?: string
  /** The mark for all icons: a square SVG, 50 KB. */
  icon?: string
  /** A folder with `fonts.css` (`@font-face` rules) and its .woff2 files. */
  fonts?: string
  /** CSS custom properties for `:root`, 2 KB. */
  tokens?: string
  /** The share image of pages without a picture: PNG or JPG, 1200 by 630 pixels, 1 MB. */
  shareImage?: string
}

export interface NewsroomConfig {
  /** The version of the `nashra` API that the configuration was written for. */
  api: 1
  brand?: Brand
  /** In the order in which they run, after those of the product. */
  modules?: Module[]
  /** The layouts of pages that no editor has arranged: a function of the sections for each kind of page. */
  layouts?: DefaultLayouts
}

/** Declares the default export of nashra.config.ts. It is validated when the site is built and when it starts. */
export const defineNewsroom = (config: NewsroomConfig): NewsroomConfig => config

/** Declares a module with its type. */
export const defineModule = (module: Module): Module => module

const path = z.string().min(1)
const brandShape = z.strictObject({
  logo: path.optional(),
  icon: path.optional(),
  fonts: path.optional(),
  tokens: path.optional(),
  shareImage: path.optional(),
})
const layout = z.custom<DefaultLayout>((value) => typeof value === 'function', 'is not a function').optional()
const configShape = z.strictObject({
  api: z.literal(1, 'is not 1, the only supported version'),
  brand: brandShape.optional(),
  modules: z.array(z.unknown()).optional(),
  layouts: z.strictObject({ front: layout, section: layout, story: layout }).optional(),
})

/** An invalid configuration, described in one sentence. */
export class SiteError extends Error {}

const fileName = 'nashra.config.ts'

/** The first issue as one sentence. */
function describeIssue(what: string, { issues }: z.ZodError): string {
  const issue = issues[0]!
  const at = issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  const where = at ? `${what}: ${at.slice(1)}` : what
  if (issue.code === 'unrecognized_keys')
    return `${where} has the unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}.`
  if (issue.code === 'invalid_type')
    return issue.input === undefined && at
      ? `${where} is missing.`
      : `${where} must be of the type ${issue.expected}.`
  return `${where} ${/^(is|must|may|has)\b/.test(issue.message) ? issue.message : `is not valid: ${issue.message}`}.`
}

/** The name of a module for messages, even if the value is not a module. */
function nameFor(module: unknown, at: number): string {
  const name = (module as { name?: unknown } | null)?.name
  return typeof name === 'string' && name !== '' ? `The module "${name}"` : `${fileName}: modules[${at}]`
}

export interface CheckedConfig {
  brand: Brand | undefined
  modules: Module[]
  layouts: DefaultLayouts
}

/**
 * Validates the export of nashra.config.ts. Throws a SiteError that names the faulty module.
 * @param productNames names of the product's modules
 * @param without names of modules to skip without validating them
 */
export function checkConfig(
  config: unknown,
  { productNames, without = [] }: { productNames: readonly string[]; without?: readonly string[] },
): CheckedConfig {
  if (config === undefined || config === null)
    throw new SiteError(`${fileName} must have "export default defineNewsroom({ api: 1 })".`)
  const parsed = configShape.safeParse(config, { reportInput: true })
  if (!parsed.success) throw new SiteError(describeIssue(fileName, parsed.error))
  const given = (parsed.data.modules ?? []).map((module, at) => ({ module, label: nameFor(module, at) }))
  const named = (module: unknown) => (module as { name?: string } | null)?.name ?? ''
  const unknown = without.find((name) => !given.some(({ module }) => named(module) === name))
  if (unknown !== undefined)
    throw new SiteError(`--without ${unknown}: ${fileName} has no module with this name.`)
  const modules: Module[] = []
  for (const { module, label } of given) {
    if (without.includes(named(module))) continue
    const checked = moduleShape.safeParse(module, { reportInput: true })
    if (!checked.success) throw new SiteError(describeIssue(label, checked.error))
    modules.push(module as Module)
  }
  const names = [...productNames, ...modules.map(({ name }) => name)]
  for (const { name, requires = [] } of modules) {
    if (productNames.includes(name))
      throw new SiteError(`The module "${name}" has the name of a module of Nashra. Rename it.`)
    if (names.filter((other) => other === name).length > 1)
      throw new SiteError(`The module "${name}" is listed twice. Names must be unique.`)
    const missing = requires.find((other) => !names.includes(other))
    if (missing !== undefined)
      throw new SiteError(`The module "${name}" requires the module "${missing}", which is not installed.`)
  }
  const clash = clashOf(modules)
  if (clash) throw new SiteError(clash)
  return { brand: parsed.data.brand, modules, layouts: parsed.data.layouts ?? {} }
}

/** Two modules must not share anything that can exist only once. */
function clashOf(modules: readonly Module[]): string | null {
  const owners = new Map<string, string>()
  for (const { name, parts = {}, feeds = [], pages = [], search } of modules) {
    const owned = [
      ...(search ? ['a search index'] : []),
      ...Object.keys(parts).map((part) => `the part "${part}"`),
      ...feeds.map(({ ending }) => `the feeds with the ending "${ending}"`),
      ...pages.map(({ path }) => `the page ${path}`),
    ]
    for (const what of owned) {
      const other = owners.get(what)
      if (other !== undefined)
        return `The modules "${other}" and "${name}" both have ${what}. Only one may have it.`
      owners.set(what, name)
    }
  }
  return null
}
