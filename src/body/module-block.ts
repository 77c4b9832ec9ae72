/**
 * Blocks of a newsroom's own modules, named `x_module_name`. A block of an unknown module (removed, or
 * because this is a browser) is kept unchanged and not shown.
 */
import type { BodyBlock, Json, Tidy } from './block.ts'
import { cleanText } from './text.ts'

export type ModuleType = `x_${string}`
const typePattern = /^x_[a-z][a-z0-9-]{0,39}_[a-z][A-Za-z0-9]{0,39}$/
const mostBytes = 50_000
const deepest = 20

export const isModuleType = (type: unknown): type is ModuleType =>
  typeof type === 'string' && typePattern.test(type)

/** Returns a value as JSON with storable texts; null when it is not JSON, or too deep. */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value === '' ? '' : keepEnds(value)
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return value
  if (typeof value !== 'object' || depth > deepest) return null
  if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === undefined || name === '__proto__' ? [] : [[keepEnds(name), clean(one, depth + 1)]],
    ),
  )
}

/** Keeps line breaks, because a module's text may have paragraphs. */
const keepEnds = (text: string) => text.split('\n').map(cleanText).join('\n')

/** The block in storable form; null when it is not a block. */
export function moduleNode(value: unknown): Json | null {
  if (typeof value !== 'object' || value === null || !isModuleType((value as Json).type)) return null
  const node = clean(value) as Json
  return JSON.stringify(node).length <= mostBytes ? node : null
}

/** The definition of a block of an unknown module. */
const opaque = {
  elements: [],
  readHtml: () => null,
  toHtml: () => '',
  text: () => '',
  normalise: (node: Json) => {
    const kept = moduleNode(node)
    return kept ? [kept as { type: string } & Json] : []
  },
  paragraphs: () => [],
}

let installed: ReadonlyMap<unknown, BodyBlock> = new Map()
let isOff: (module: string) => boolean = () => false

/**
 * Fills the registry, once, before the first body is read.
 * @param off whether a module is switched off: its blocks are kept and shown nowhere
 */
export function installModuleBlocks(blocks: readonly BodyBlock[], off = isOff): void {
  isOff = off
  installed = new Map(blocks.map((one) => [one.type, one]))
}

export const installedBlocks = (): BodyBlock[] => [...installed.values()]

/** The name of the module that a type belongs to. */
export const moduleOfType = (type: string): string => type.split('_')[1] ?? ''

/** The modules that these blocks belong to. */
export const modulesOfBlocks = (blocks: readonly { type: string }[]): string[] =>
  blocks.flatMap(({ type }) => (isModuleType(type) ? [moduleOfType(type)] : []))

/** The definition for this type; null when it is not a module's type. */
export function moduleBlock(type: unknown): Omit<BodyBlock, 'schema' | 'type'> | null {
  if (!isModuleType(type)) return null
  const known = installed.get(type)
  if (!known) return opaque
  const block = { ...known, normalise: (node: Json, tidy: Tidy) => normaliseKnown(known, node, tidy) }
  return isOff(moduleOfType(type)) ? { ...block, toHtml: opaque.toHtml } : block
}

const normaliseKnown: (
  known: BodyBlock,
  ...given: Parameters<BodyBlock['normalise']>
) => ({ type: string } & Json)[] = (known, node, tidy) => {
  const kept = moduleNode(node) as ({ type: string } & Json) | null
  if (!kept) return []
  try {
    return known.normalise(kept, tidy)
  } catch {
    return [kept]
  }
}

/** Module blocks that read elements of this name. */
export const moduleReaders = (element: string): BodyBlock[] =>
  [...installed.values()].filter(({ elements }) => elements.includes(element))

/**
 * The first problem with a module's block by the module's schema; null when it is valid, or the module is
 * unknown.
 */
export function moduleProblem(node: Json): { path: PropertyKey[]; message: string } | null {
  const known = installed.get(node.type)
  const parsed = known?.schema.safeParse(node)
  if (!parsed || parsed.success) return null
  const { path, message } = parsed.error.issues[0]!
  return { path, message }
}
